package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/model"
)

// A selection is the part of a document from which the outputs are made.
type selection struct{ names config.Select }

// apply returns a document with the selected operations only. A name that selects
// nothing is an error.
func (s selection) apply(doc *model.Document) (*model.Document, error) {
	part, idle := s.part(doc)
	if len(idle) > 0 {
		return nil, usageError("select: %s matches nothing in %s", idle[0], doc.File)
	}
	return part, nil
}

// part returns a document with the operations that any name selects, and the names
// that select none. Types that none of them reaches go unmentioned, as those of
// other versions do.
func (s selection) part(doc *model.Document) (part *model.Document, idle []string) {
	matchers := s.matchers()
	if len(matchers) == 0 {
		return doc, nil
	}
	selected := map[*model.Operation]bool{} // asked, never ranged over
	for _, m := range matchers {
		found := false
		for _, op := range doc.Operations {
			if m.matches(op) {
				found, selected[op] = true, true
			}
		}
		if !found {
			idle = append(idle, m.name)
		}
	}
	part = &model.Document{}
	*part = *doc
	part.Operations = nil
	for _, op := range doc.Operations {
		switch {
		case !selected[op]:
		case op.Watcher != nil && !selected[op.Watcher.Get]:
			part.Operations = append(part.Operations, unwatched(op))
		default:
			part.Operations = append(part.Operations, op)
		}
	}
	return part, idle
}

// unwatched returns an operation for which there is nothing to wait with.
func unwatched(op *model.Operation) *model.Operation {
	alone := *op
	alone.Watcher = nil
	return &alone
}

// A matcher is one name of a selection.
type matcher struct {
	name    string // for errors
	matches func(*model.Operation) bool
}

// recorded returns what is selected as a lock has it: nil for everything.
func (s selection) recorded() map[string][]string {
	kinds := map[string][]string{"tags": s.names.Tags, "operations": s.names.Operations, "paths": s.names.Paths}
	maps.DeleteFunc(kinds, func(_ string, names []string) bool { return len(names) == 0 })
	if len(kinds) == 0 {
		return nil
	}
	return kinds
}

// selectionOf returns the selection that a lock has recorded.
func selectionOf(kinds map[string][]string) selection {
	return selection{config.Select{Tags: kinds["tags"], Operations: kinds["operations"], Paths: kinds["paths"]}}
}

func (s selection) matchers() []matcher {
	var all []matcher
	add := func(kind, name string, matches func(*model.Operation) bool) {
		all = append(all, matcher{fmt.Sprintf("%s %q", kind, name), matches})
	}
	for _, name := range s.names.Tags {
		add("the tag", name, func(op *model.Operation) bool {
			return slices.ContainsFunc(op.Tags, func(t *model.Tag) bool { return t.Name.Wire == name })
		})
	}
	for _, name := range s.names.Operations {
		add("the operation", name, func(op *model.Operation) bool { return op.Name.Wire == name || op.ID == name })
	}
	for _, name := range s.names.Paths {
		start, open := strings.CutSuffix(name, "*")
		add("the path", name, func(op *model.Operation) bool { return op.Path == name || open && strings.HasPrefix(op.Path, start) })
	}
	return all
}
