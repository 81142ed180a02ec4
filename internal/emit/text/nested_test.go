package text

import (
	"strings"
	"testing"
)

// The marks of deeply nested blocks do not become items of the comment.
func TestCommentOfNestedBlocks(t *testing.T) {
	for _, marks := range []string{"- ", "> ", "1. ", "- > ", "* - + ", "-  "} {
		for _, n := range []int{1, 2, 50, 100, 1000} {
			for _, end := range []string{"x", "", "-", "x\n\ny", "# x", "[a]: b", "    x"} {
				var c Comment
				c.Markdown("Text.\n\n" + strings.Repeat(marks, n) + end)
				c.Continue("End")
				checkComment(t, c.String())
				c = Comment{}
				c.Markdown(strings.Repeat(marks, n) + end)
				checkComment(t, c.String())
				if t.Failed() {
					t.Fatalf("%d times %q before %q", n, marks, end)
				}
			}
		}
	}
}
