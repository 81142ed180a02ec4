package model

import (
	"slices"
	"strings"
	"testing"
)

// twoTags returns a document with the operations getA (tag As, path /a), getB (tags Bs
// and As, path /a/b) and makeB, whose watcher polls getB.
func twoTags() *Document {
	as, bs := &Tag{Name: Name{Wire: "As"}}, &Tag{Name: Name{Wire: "Bs"}}
	getA := &Operation{Name: Name{Wire: "getA"}, ID: "readA", Path: "/a", Tags: []*Tag{as}}
	getB := &Operation{Name: Name{Wire: "getB"}, Path: "/a/b", Tags: []*Tag{bs, as}}
	makeB := &Operation{Name: Name{Wire: "makeB"}, Path: "/b", Tags: []*Tag{bs}, Watcher: &Watcher{Get: getB}}
	return &Document{Operations: []*Operation{getA, getB, makeB}}
}

func TestSelect(t *testing.T) {
	for _, test := range []struct {
		selection Selection
		want      string
		unmatched string
	}{
		{Selection{}, "getA getB makeB", ""},
		{Selection{Tags: []string{"As"}}, "getA getB", ""},
		{Selection{Tags: []string{"as"}}, "", `the tag "as" (did you mean "As"?)`},
		{Selection{Operations: []string{"readA", "makeB"}}, "getA makeB", ""},
		{Selection{Operations: []string{"makeB", "getC"}}, "makeB", `the operation "getC" (did you mean "getA"?)`},
		{Selection{Paths: []string{"/a"}}, "getA", ""},
		{Selection{Paths: []string{"/a*"}}, "getA getB", ""},
		{Selection{Paths: []string{"/a/*", "/c*"}}, "getB", `the path "/c*"`},
		{Selection{Paths: []string{"/b"}, Operations: []string{"getA"}}, "getA makeB", ""},
	} {
		part, unmatched := twoTags().Select(test.selection)
		var names []string
		for _, op := range part.Operations {
			names = append(names, op.Name.Wire)
		}
		idle := ""
		for _, u := range unmatched {
			idle += u.Name + u.Hint
		}
		if got := strings.Join(names, " "); got != test.want || idle != test.unmatched {
			t.Errorf("Select(%+v) = %s, %q, want %s, %s", test.selection, got, idle, test.want, test.unmatched)
		}
	}
}

func TestSelectWatcher(t *testing.T) {
	doc := twoTags()
	whole, _ := doc.Select(Selection{Tags: []string{"Bs"}})
	if whole.Operations[1].Watcher == nil {
		t.Error("makeB lost its watcher, although getB is selected")
	}
	part, _ := doc.Select(Selection{Paths: []string{"/b"}})
	if part.Operations[0].Watcher != nil {
		t.Error("makeB waits with getB, which is not selected")
	}
	if i := slices.IndexFunc(doc.Operations, func(op *Operation) bool { return op.Watcher != nil }); i != 2 {
		t.Error("Select changed the document")
	}
}
