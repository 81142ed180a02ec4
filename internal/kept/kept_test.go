package kept

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/naming"
)

func TestWriteParse(t *testing.T) {
	doc := &model.Document{
		Operations: []*model.Operation{{Name: model.Name{Go: "GetThing"}, Forms: model.Forms{Params: "GetThingParams"}, Method: "GET", Path: "/things/{id}: #x"}},
		Decls: []*model.Decl{
			{Name: model.Name{Go: "Thing"}, Pointer: "/components/schemas/Thing"},
			{Name: model.Name{Go: "Kind"}, Pointer: "/components/schemas/Kind", Schema: model.Schema{Type: &model.Enum{Values: []model.EnumValue{
				{Go: "KindYes", Wire: "yes"}, {Go: "KindOdd", Wire: "a: \"b\"\n#c"}, {Go: "KindNumber", Wire: "1.50"}, {Go: "KindEmpty", Wire: ""},
			}}}},
		},
	}
	want := Of(doc)
	text, err := Write(want)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Parse("names.yaml", text)
	if err != nil {
		t.Fatalf("Parse of\n%s\n%v", text, err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Parse(Write) (-want +got):\n%s\nof\n%s", diff, text)
	}
}

func TestParseErrors(t *testing.T) {
	for text, want := range map[string]string{
		"operations: {GET /a: getA}":          "no exported Go identifier",
		"types: {/a: \"A B\"}":                "no exported Go identifier",
		"constants: {/a: {x: 1x}}":            "no exported Go identifier",
		"operation: {}":                       "unknown field",
		"types: {/components/schemas/A: [1]}": "names.yaml",
	} {
		if _, err := Parse("names.yaml", []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%s) = %v, want an error with %q", text, err, want)
		}
	}
	if k, err := Parse("names.yaml", nil); err != nil || !cmp.Equal(k, naming.Kept{}) {
		t.Errorf("Parse of nothing = %v, %v, want no names", k, err)
	}
}
