package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/model"
)

// A selection is the part of a document from which the outputs are made.
type selection struct{ names config.Select }

// apply returns a document with the selected operations only: those that any
// name selects. Types that none of them reaches go unmentioned, as those of other
// versions do. A name that selects nothing is an error.
func (s selection) apply(doc *model.Document) (*model.Document, error) {
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
			return nil, usageError("select: %s matches nothing in %s", m.name, doc.File)
		}
	}
	part := *doc
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
	return &part, nil
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

// strings returns what is selected, as it is recorded: empty for everything.
func (s selection) strings() []string {
	var all []string
	for _, m := range s.matchers() {
		all = append(all, m.name)
	}
	return all
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
