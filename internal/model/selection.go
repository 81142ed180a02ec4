package model

import (
	"fmt"
	"slices"
	"strings"
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

// Select returns a document with the selected operations, and descriptions of the
// names that match nothing: `the tag "Pets"`. A watcher whose GET is not selected is
// removed.
func (d *Document) Select(s Selection) (part *Document, unmatched []string) {
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
func (s Selection) find(ops []*Operation) (map[*Operation]bool, []string) {
	selected := map[*Operation]bool{} // asked, never ranged over
	var unmatched []string
	for _, m := range s.matchers() {
		found := false
		for _, op := range ops {
			if m.matches(op) {
				found, selected[op] = true, true
			}
		}
		if !found {
			unmatched = append(unmatched, m.name)
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
	name    string // "the tag \"Pets\""
	matches func(*Operation) bool
}

func (s Selection) matchers() []matcher {
	var all []matcher
	add := func(kind, name string, matches func(*Operation) bool) {
		all = append(all, matcher{fmt.Sprintf("the %s %q", kind, name), matches})
	}
	for _, name := range s.Tags {
		add("tag", name, func(op *Operation) bool {
			return slices.ContainsFunc(op.Tags, func(t *Tag) bool { return t.Name.Wire == name })
		})
	}
	for _, name := range s.Operations {
		add("operation", name, func(op *Operation) bool { return op.Name.Wire == name || op.ID == name })
	}
	for _, name := range s.Paths {
		start, open := strings.CutSuffix(name, "*")
		add("path", name, func(op *Operation) bool { return op.Path == name || open && strings.HasPrefix(op.Path, start) })
	}
	return all
}
