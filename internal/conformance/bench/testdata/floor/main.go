// Program floor does the least that a generator based on libopenapi must do: it
// loads a document, builds the model and visits everything once.
package main

import (
	"fmt"
	"os"

	"github.com/pb33f/libopenapi"
	"github.com/pb33f/libopenapi/datamodel"
	"github.com/pb33f/libopenapi/datamodel/high/base"
	v3 "github.com/pb33f/libopenapi/datamodel/high/v3"
	"github.com/pb33f/libopenapi/orderedmap"
)

func main() {
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	doc, err := libopenapi.NewDocumentWithConfiguration(data, &datamodel.DocumentConfiguration{})
	if err != nil {
		return err
	}
	model, err := doc.BuildV3Model()
	if err != nil {
		return err
	}
	w := walker{seen: map[string]bool{}}
	for path := range model.Model.Paths.PathItems.ValuesFromOldest() {
		for op := range path.GetOperations().ValuesFromOldest() {
			w.operation(op)
		}
	}
	for schema := range model.Model.Components.Schemas.ValuesFromOldest() {
		w.schema(schema)
	}
	fmt.Println(w.count, "schemas seen")
	return nil
}

type walker struct {
	seen  map[string]bool
	count int
}

func (w *walker) operation(op *v3.Operation) {
	for _, p := range op.Parameters {
		w.schema(p.Schema)
	}
	if op.RequestBody != nil {
		w.content(op.RequestBody.Content)
	}
	for response := range op.Responses.Codes.ValuesFromOldest() {
		w.content(response.Content)
	}
}

func (w *walker) content(content *orderedmap.Map[string, *v3.MediaType]) {
	for media := range content.ValuesFromOldest() {
		w.schema(media.Schema)
	}
}

func (w *walker) schema(proxy *base.SchemaProxy) {
	if proxy == nil || proxy.IsReference() && w.seen[proxy.GetReference()] {
		return
	}
	if proxy.IsReference() {
		w.seen[proxy.GetReference()] = true
	}
	s := proxy.Schema()
	if s == nil {
		return
	}
	w.count++
	for property := range s.Properties.ValuesFromOldest() {
		w.schema(property)
	}
	for _, list := range [][]*base.SchemaProxy{s.AllOf, s.OneOf, s.AnyOf} {
		for _, part := range list {
			w.schema(part)
		}
	}
	if s.Items != nil && s.Items.IsA() {
		w.schema(s.Items.A)
	}
	if s.AdditionalProperties != nil && s.AdditionalProperties.IsA() {
		w.schema(s.AdditionalProperties.A)
	}
}
