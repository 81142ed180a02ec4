package ops

import (
	"testing"

	"github.com/atlasgen/atlasgen/internal/model"
)

// Methods of two services can have one name, but variables cannot.
func TestVariable(t *testing.T) {
	op := func(method, params string) *model.Operation {
		return &model.Operation{Name: model.Name{Go: method}, Forms: model.Forms{Params: params}}
	}
	doc := &model.Document{Operations: []*model.Operation{op("Add", "CatsAddParams"), op("Add", "DogsAddParams"), op("List", "CatsListParams")}}
	g := generator{named: doc.Operations, methods: methods(doc)}
	for i, want := range []string{"operationCatsAddParams", "operationDogsAddParams", "operationList"} {
		if got := g.variable(i); got != want {
			t.Errorf("variable(%d) = %s, want %s", i, got, want)
		}
	}
}
