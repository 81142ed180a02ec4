package command

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// lookup returns the operation with a short, long or former name. The name may be in
// kebab case, and its case may differ.
func (s *session) lookup(name string) (*ops.Operation, error) {
	folded := ops.Fold(name)
	if folded == "" {
		return nil, s.unknown(name)
	}
	if op := s.Table.Lookup(name); op != nil {
		return op, nil
	}
	if i, found := slices.BinarySearchFunc(s.Aliases, name, func(a Alias, name string) int { return strings.Compare(a.Old, name) }); found {
		return s.Table.Lookup(s.Aliases[i].New), nil
	}
	for _, op := range s.Table.Operations {
		if ops.Fold(op.CommandName()) == folded || ops.Fold(op.Name) == folded || ops.Fold(op.ID) == folded {
			return op, nil
		}
	}
	for _, a := range s.Aliases {
		if ops.Fold(a.Old) == folded {
			return s.Table.Lookup(a.New), nil
		}
	}
	return nil, s.unknown(name)
}

// tag returns the tag with a name, or "".
func (s *session) tag(name string) string {
	for _, tag := range s.Table.Tags() {
		if tag != "" && ops.Fold(tag) == ops.Fold(name) {
			return tag
		}
	}
	return ""
}

// within returns the operation with a name in a tag.
func (s *session) within(tag, name string) (*ops.Operation, error) {
	op, err := s.lookup(name)
	if err == nil && op.Tag != tag {
		return nil, fmt.Errorf("operation %s belongs to %q, not to %q", op.Name, op.Tag, tag)
	}
	return op, err
}

func (s *session) unknown(name string) error {
	var names []string
	for _, op := range s.Table.Operations {
		names = append(names, op.CommandName())
		if op.ID != "" && op.ID != op.Name {
			names = append(names, op.ID)
		}
	}
	for _, a := range s.Aliases {
		names = append(names, a.Old)
	}
	text := fmt.Sprintf("there is no operation %q", name)
	if near := nearest(name, names); len(near) > 0 {
		text += "; did you mean " + strings.Join(near, ", ") + "?"
	} else {
		text += "; search with: " + s.Name + " api list --grep WORD"
	}
	return errors.New(text)
}

// nearest returns at most five names that are similar to a name, most similar first: a
// few letters differ, or the beginning is the same.
func nearest(name string, names []string) []string {
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
	for _, c := range near[:min(len(near), 5)] {
		list = append(list, c.name)
	}
	return list
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
