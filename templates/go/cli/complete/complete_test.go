package complete

import (
	"slices"
	"testing"

	"github.com/spf13/cobra"
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
