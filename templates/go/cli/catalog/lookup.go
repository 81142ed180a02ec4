// Package catalog finds operations by their names, and lists them.
package catalog

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// A Catalog holds the operations of a program.
type Catalog struct {
	Program string // its name
	Table   *ops.Table
	Aliases []Alias // sorted by Old
}

// An Alias is a former name of an operation.
type Alias struct {
	Old string
	New string // the name of an operation of the table
}

// Lookup returns the operation with a short, long or former name. The name may be in
// kebab case, and its case may differ.
func (c Catalog) Lookup(name string) (*ops.Operation, error) {
	folded := ops.Fold(name)
	if folded == "" {
		return nil, c.unknown(name)
	}
	if op := c.Table.Lookup(name); op != nil {
		return op, nil
	}
	if i, found := slices.BinarySearchFunc(c.Aliases, name, func(a Alias, name string) int { return strings.Compare(a.Old, name) }); found {
		return c.Table.Lookup(c.Aliases[i].New), nil
	}
	for _, op := range c.Table.Operations {
		if ops.Fold(op.CommandName()) == folded || ops.Fold(op.Name) == folded || ops.Fold(op.ID) == folded {
			return op, nil
		}
	}
	for _, a := range c.Aliases {
		if ops.Fold(a.Old) == folded {
			return c.Table.Lookup(a.New), nil
		}
	}
	return nil, c.unknown(name)
}

// Tag returns the tag with a name, or "".
func (c Catalog) Tag(name string) string {
	for _, tag := range c.Table.Tags() {
		if tag != "" && ops.Fold(tag) == ops.Fold(name) {
			return tag
		}
	}
	return ""
}

// Within returns the operation with a name in a tag.
func (c Catalog) Within(tag, name string) (*ops.Operation, error) {
	op, err := c.Lookup(name)
	if err == nil && op.Tag != tag {
		return nil, fmt.Errorf("operation %s belongs to %q, not to %q", op.Name, op.Tag, tag)
	}
	return op, err
}

func (c Catalog) unknown(name string) error {
	var names []string
	for _, op := range c.Table.Operations {
		names = append(names, op.CommandName())
		if op.ID != "" && op.ID != op.Name {
			names = append(names, op.ID)
		}
	}
	for _, a := range c.Aliases {
		names = append(names, a.Old)
	}
	text := fmt.Sprintf("there is no operation %q", name)
	if near := Nearest(name, names); len(near) > 0 {
		text += "; did you mean " + strings.Join(near, ", ") + "?"
	} else {
		text += "; search with: " + c.Program + " api list --grep WORD"
	}
	return errors.New(text)
}

// Nearest returns at most five names that are similar to a name, most similar first: a
// few letters differ, or the beginning is the same.
func Nearest(name string, names []string) []string {
	type candidate struct {
		name     string
		distance int
	}
	var near []candidate
	folded := ops.Fold(name)
	for _, n := range names {
		other := ops.Fold(n)
		d := distance(folded, other)
		if len(folded) > 3 && strings.Contains(other, folded) {
			d = 1
		}
		if d <= max(1, len(folded)/4) {
			near = append(near, candidate{n, d})
		}
	}
	slices.SortStableFunc(near, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.name, b.name))
	})
	var list []string
	for _, n := range near[:min(len(near), 5)] {
		list = append(list, n.name)
	}
	return list
}

// Suggestion returns the end of a message that suggests similar names, or "".
func Suggestion(near []string) string {
	if len(near) == 0 {
		return ""
	}
	return "; did you mean " + strings.Join(near, ", ") + "?"
}

// distance returns the number of letters to add, remove or replace in one text to make
// the other (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
