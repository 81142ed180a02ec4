package complete

import (
	"slices"
	"testing"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/templates/go/cli/body"
	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// Words of the document are completed only if a shell that evaluates them does
// nothing.
func TestCompletionsArePlain(t *testing.T) {
	c := &cobra.Command{Use: "x"}
	c.Flags().String("kind", "", "")
	Fixed(c, "kind", []string{"M10", "eu-west-1", "a b", "$(touch x)", "a;b", "`id`", "-rf", "", "x'y", "é"})
	complete, _ := c.GetFlagCompletionFunc("kind")
	words, _ := complete(c, nil, "")
	if want := []string{"M10", "eu-west-1"}; !slices.Equal(words, want) {
		t.Errorf("completions = %q, want %q", words, want)
	}
	if got := described("$(id)", "text"); got != nil {
		t.Errorf("described($(id)) = %q, want nothing", got)
	}
	if got, want := described("getX", "Runs $(id); `id`"), "getX\tRuns (id); id"; len(got) != 1 || got[0] != want {
		t.Errorf("described = %q, want %q", got, want)
	}
}

// --set completes the way to a value step by step, then the values.
func TestSet(t *testing.T) {
	table := &ops.Table{Schemas: []ops.Schema{
		{Name: "Cat", Text: `{"type":"object","properties":{"kind":{"type":"string"},"lives":{"type":"integer"}}}`},
		{Name: "Dog", Text: `{"type":"object","properties":{"kind":{"type":"string","enum":["dog","$(id)"]}}}`},
	}}
	c := &Completer{Schemas: body.NewSchemas(table)}
	r := &ops.Request{Schema: `{"type":"object","properties":{"id":{"type":"string","readOnly":true},"on":{"type":"boolean"},"$(id)":{"type":"string"},
		"pets":{"type":"array","items":{"anyOf":[{"$ref":"#/$defs/Dog"},{"$ref":"#/$defs/Cat"}]}},"tags":{"type":"array","items":{"type":"string"}},"in":{"$ref":"#/$defs/Cat"}}}`}
	for begun, want := range map[string][]string{
		"":             {"on=", "pets.0.", "tags.0=", "in."},
		"p":            {"on=", "pets.0.", "tags.0=", "in."},
		"in.":          {"in.kind=", "in.lives="},
		"pets.0.":      {"pets.0.kind=", "pets.0.lives="},
		"pets[1].":     {"pets[1].kind=", "pets[1].lives="},
		"pets.0.kind=": {"pets.0.kind=dog"},
		"on=":          {"on=true", "on=false"},
		"gone.":        nil,
		"gone=":        nil,
		"a[":           {"on=", "pets.0.", "tags.0=", "in."},
	} {
		if got, _ := c.paths(r)(nil, nil, begun); !slices.Equal(got, want) {
			t.Errorf("--set %s: %q, want %q", begun, got, want)
		}
	}
	if got, _ := c.paths(nil)(nil, nil, "a"); got != nil {
		t.Errorf("without a body: %q", got)
	}
}
