package model

import (
	"fmt"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/spelling"
)

// A Selection names a part of a document. An operation is selected if one of the names
// matches it. Without names, every operation is selected.
type Selection struct {
	Tags       []string // wire names; an operation may have several
	Operations []string // wire names or operationIds
	Paths      []string // whole, or a prefix followed by "*"
}

// Empty reports whether the selection has no names.
func (s Selection) Empty() bool { return len(s.Tags)+len(s.Operations)+len(s.Paths) == 0 }

// Selects reports whether an operation is selected.
func (s Selection) Selects(op *Operation) bool {
	return s.Empty() || slices.ContainsFunc(s.matchers(), func(m matcher) bool { return m.matches(op) })
}

// An Unmatched is a name of a Selection that matches nothing.
type Unmatched struct {
	Name string // `the tag "Pet"`
	Hint string // ` (did you mean "Pets"?)`, or ""
}

// Select returns a document with the selected operations, and the names that match
// nothing. A watcher whose GET is not selected is removed.
func (d *Document) Select(s Selection) (part *Document, unmatched []Unmatched) {
	if s.Empty() {
		return d, nil
	}
	selected, unmatched := s.find(d.Operations)
	copied := *d
	copied.Operations = nil
	for _, op := range d.Operations {
		switch {
		case !selected[op]:
		case op.Watcher != nil && !selected[op.Watcher.Get]:
			copied.Operations = append(copied.Operations, op.withoutWatcher())
		default:
			copied.Operations = append(copied.Operations, op)
		}
	}
	return &copied, unmatched
}

// find returns the selected operations and the names that match nothing.
func (s Selection) find(ops []*Operation) (map[*Operation]bool, []Unmatched) {
	selected := map[*Operation]bool{} // asked, never ranged over
	var unmatched []Unmatched
	for _, m := range s.matchers() {
		found := false
		for _, op := range ops {
			if m.matches(op) {
				found, selected[op] = true, true
			}
		}
		if !found {
			unmatched = append(unmatched, m.unmatched(ops))
		}
	}
	return selected, unmatched
}

func (o *Operation) withoutWatcher() *Operation {
	alone := *o
	alone.Watcher = nil
	return &alone
}

// A matcher is one name of a Selection.
type matcher struct {
	kind, name string                    // "tag", "Pets"
	names      func(*Operation) []string // of the kind
	open       bool                      // a name matches if it starts with the matcher's
}

func (m matcher) matches(op *Operation) bool {
	return slices.ContainsFunc(m.names(op), func(name string) bool {
		return name == m.name || m.open && strings.HasPrefix(name, strings.TrimSuffix(m.name, "*"))
	})
}

func (m matcher) unmatched(ops []*Operation) Unmatched {
	var names []string
	for _, op := range ops {
		names = append(names, m.names(op)...)
	}
	return Unmatched{fmt.Sprintf("the %s %q", m.kind, m.name), spelling.Hint(m.name, names)}
}

func (s Selection) matchers() []matcher {
	var all []matcher
	for _, name := range s.Tags {
		all = append(all, matcher{"tag", name, (*Operation).tagNames, false})
	}
	for _, name := range s.Operations {
		all = append(all, matcher{"operation", name, func(op *Operation) []string { return []string{op.Name.Wire, op.ID} }, false})
	}
	for _, name := range s.Paths {
		all = append(all, matcher{"path", name, func(op *Operation) []string { return []string{op.Path} }, strings.HasSuffix(name, "*")})
	}
	return all
}

func (o *Operation) tagNames() []string {
	var names []string
	for _, t := range o.Tags {
		names = append(names, t.Name.Wire)
	}
	return names
}
