// Package complaint describes errors in a document: position, text, and an excerpt
// that is safe for a terminal. All packages below internal/parser use it.
package complaint

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// A Complaint is one error in a document.
type Complaint struct {
	Pos  model.Position
	Text string // what is wrong, and a quoted excerpt: bounded and printable
	Kind string // the same for all complaints of one kind: the text without its excerpts

	// Pointer leads to the place in the document (RFC 6901). It is empty in another
	// file, and where there is no document to point into.
	Pointer string
}

// String returns "file:line:col: text".
func (c Complaint) String() string { return c.Pos.String() + ": " + c.Text }

// A List holds all errors in the documents of one API. As an error of parser.Parse it
// is sorted and never empty.
type List []Complaint

// Error returns one line per complaint.
func (c List) Error() string {
	lines := make([]string, len(c))
	for i, one := range c {
		lines[i] = one.String()
	}
	return strings.Join(lines, "\n")
}

// Summary returns one line for each complaint, with the pointer to its place. Of a kind
// with more than most complaints only so many are listed, and the rest is counted; 0
// lists all.
func (c List) Summary(most int) string {
	var lines, rest []string
	seen := map[string]int{}
	for _, one := range c {
		if seen[one.Kind]++; most > 0 && seen[one.Kind] > most {
			continue
		}
		lines = append(lines, one.located())
	}
	for _, one := range c {
		if n := seen[one.Kind]; most > 0 && n > most {
			rest = append(rest, fmt.Sprintf("%d more like %v: --verbose lists them", n-most, one.Pos))
			seen[one.Kind] = 0
		}
	}
	return strings.Join(append(lines, rest...), "\n")
}

func (c Complaint) located() string {
	if c.Pointer == "" {
		return c.String()
	}
	return c.String() + " at #" + Printable(c.Pointer)
}

// Add appends a complaint whose text is formatted as by Sprintf.
func (c *List) Add(pos model.Position, format string, args ...any) {
	*c = append(*c, Complaint{Pos: pos, Text: fmt.Sprintf(format, args...), Kind: format})
}

// Sorted sorts the complaints by file, line and column, in place, and removes
// duplicates.
func (c List) Sorted() List {
	slices.SortFunc(c, func(a, b Complaint) int {
		return cmp.Or(model.ComparePositions(a.Pos, b.Pos), cmp.Compare(a.Text, b.Text))
	})
	return slices.Compact(c)
}

// Quote makes text of a document safe for one line of a terminal: it escapes
// characters that are not printable, and shortens long text.
func Quote(text string) string {
	const longest = 80
	count := 0
	for i := range text {
		if count == longest {
			return strconv.Quote(text[:i] + "...")
		}
		count++
	}
	return strconv.Quote(text)
}

// Printable makes foreign text safe for one line of a terminal, without quotes.
func Printable(text string) string {
	q := Quote(text)
	return strings.ReplaceAll(q[1:len(q)-1], `\"`, `"`)
}
