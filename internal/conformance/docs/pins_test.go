package docs

import (
	"bytes"
	"os"
	"testing"

	"github.com/atlasgen/atlasgen/internal/emit/docs"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
	"github.com/atlasgen/atlasgen/templates"
)

// TestEveryPin writes the reference at every version of a document, and with
// all versions, and compares two runs.
func TestEveryPin(t *testing.T) {
	for name, file := range documents(t) {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := parser.Parse(parser.Options{File: "api.yaml", Data: data, Reserved: templates.Reserved()})
			if err != nil {
				t.Fatal(err)
			}
			for _, pin := range doc.Versions() {
				emitted(t, doc.Resolve(pin, false))
			}
			all := doc.Resolve(model.Version{Stage: model.Stable, Date: "2025-03-12"}, true)
			first, second := emitted(t, all), emitted(t, all)
			for path := range first {
				if !bytes.Equal(first[path], second[path]) {
					t.Errorf("%s differs from one run to the next", path)
				}
			}
		})
	}
}

// emitted returns the files of a reference. It must have at least one page for
// each endpoint.
func emitted(t *testing.T, api *model.API) site {
	t.Helper()
	files, err := docs.Emit(api, optionsOf(api.Document))
	if err != nil {
		t.Fatalf("reference at %v: %v", api.Pin, err)
	}
	s := site{}
	for _, f := range files {
		s[f.Path] = f.Data
	}
	for _, e := range api.Endpoints {
		if s["docs/operations/"+e.Name.Kebab+".html"] == nil {
			t.Errorf("page of %s at %v = none, want one", e.Name.Kebab, api.Pin)
		}
	}
	return s
}
