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

// Within returns the operation with a name in a tag. Its error suggests operations of
// the tag.
func (c Catalog) Within(tag, name string) (*ops.Operation, error) {
	op, err := c.Lookup(name)
	switch {
	case err == nil && op.Tag == tag:
		return op, nil
	case err == nil:
		return nil, fmt.Errorf("operation %s belongs to %q, not to %q: %s api %s", op.Name, op.Tag, tag, c.Program, op.CommandName())
	}
	inside := func(op *ops.Operation) bool { return op.Tag == tag }
	near := c.nearest(name, inside)
	return nil, fmt.Errorf("%q has no operation %q%s", tag, name, cmp.Or(Suggestion(near), "; see "+c.Program+" api "+Kebab(tag)))
}

// Kebab returns a tag as one word of a shell.
func Kebab(tag string) string { return strings.ToLower(strings.ReplaceAll(tag, " ", "-")) }

// names returns the names of the wanted operations, former ones included.
func (c Catalog) names(wanted func(*ops.Operation) bool) []string {
	var names []string
	for _, op := range c.Table.Operations {
		if !wanted(op) {
			continue
		}
		names = append(names, op.CommandName())
		if op.ID != "" && op.ID != op.Name {
			names = append(names, op.ID)
		}
	}
	for _, a := range c.Aliases {
		if op := c.Table.Lookup(a.New); op != nil && wanted(op) {
			names = append(names, a.Old)
		}
	}
	return names
}

// nearest returns names of wanted operations that are similar to a name, one of each
// operation.
func (c Catalog) nearest(name string, wanted func(*ops.Operation) bool) []string {
	if found := c.guess([]string{name}, wanted); len(found) == 1 {
		return found
	}
	var near []string
	seen := map[*ops.Operation]bool{}
	for _, n := range Nearest(name, c.names(wanted)) {
		if op, err := c.Lookup(n); err != nil || !seen[op] {
			seen[op] = true
			near = append(near, n)
		}
	}
	if near == nil {
		return c.guess([]string{name}, wanted)
	}
	return near
}

func all(*ops.Operation) bool { return true }

func (c Catalog) unknown(name string) error {
	text := fmt.Sprintf("there is no operation %q", name)
	near := c.nearest(name, all)
	if near == nil {
		near = Nearest(name, []string{"list", "wait"})
	}
	if len(near) == 0 {
		return errors.New(text + "; search with: " + c.Program + " api list --grep WORD")
	}
	return errors.New(text + Suggestion(near))
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
		return cmp.Or(a.distance-b.distance, len(a.name)-len(b.name), cmp.Compare(a.name, b.name))
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

// distance returns the number of letters to add, remove, replace or swap with the next
// in one text to make the other.
func distance(a, b string) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := rows[i-1][j-1]
			if a[i-1] != b[j-1] {
				cost++
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cost = min(cost, rows[i-2][j-2]+1)
			}
			rows[i][j] = min(cost, rows[i-1][j]+1, rows[i][j-1]+1)
		}
	}
	return rows[len(a)][len(b)]
}
