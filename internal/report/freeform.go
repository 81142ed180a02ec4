package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// A Place is a value in the document, and how to get there from a named thing:
// "Cluster.tags[]", with "[]" for an element of a list and "{}" for a value of a map.
type Place struct {
	Pos  model.Position
	Path string
}

// FreeForm returns the places that an API reaches where the document allows any
// JSON value, in document order and each once.
func FreeForm(api *model.API) []Place {
	var f finder
	for _, d := range api.Decls {
		f.schema(d.Name.Go, &d.Schema)
	}
	for _, e := range api.Endpoints {
		f.endpoint(e)
	}
	slices.SortStableFunc(f.places, func(a, b Place) int { return model.ComparePositions(a.Pos, b.Pos) })
	return slices.CompactFunc(f.places, func(a, b Place) bool { return a.Pos == b.Pos })
}

type finder struct{ places []Place }

func (f *finder) endpoint(e *model.Endpoint) {
	name := e.Name.Wire
	for _, p := range e.Operation.Params {
		f.schema(name+" "+p.In.String()+" "+p.Name.Wire, &p.Schema)
	}
	if r := e.Revision.Request; r != nil {
		f.schema(name+" request", r.Schema)
	}
	for _, r := range e.Revision.Responses {
		for _, p := range r.Payloads {
			f.schema(name+" "+r.Status, p.Schema)
		}
	}
}

func (f *finder) schema(path string, s *model.Schema) {
	if s == nil {
		return
	}
	switch t := s.Type.(type) {
	case model.FreeForm:
		f.places = append(f.places, Place{s.Pos, path})
	case *model.List:
		f.schema(path+"[]", t.Elem)
	case *model.Map:
		f.schema(path+"{}", t.Elem)
	case *model.Object:
		for _, p := range t.Properties {
			f.schema(path+"."+p.Name.Wire, &p.Schema)
		}
		f.schema(path+"{}", t.Additional)
	}
}

// Verbose writes the free-form places of an API, and how the arms of each of its
// unions are told apart, one line each: "file:line:col: what".
func Verbose(w io.Writer, api *model.API) error {
	var text strings.Builder
	places := FreeForm(api)
	for _, p := range places {
		fmt.Fprintf(&text, "%v: free-form: %s\n", p.Pos, p.Path)
	}
	unions := Unions(api)
	for _, u := range unions {
		fmt.Fprintf(&text, "%v: union: %s: %s\n", u.Pos, u.Path, u.Told)
	}
	fmt.Fprintf(&text, "free-form places: %d, unions: %d\n", len(places), len(unions))
	_, err := io.WriteString(w, text.String())
	return err
}
