// Package search writes the index of a reference, in which the script find.js finds
// pages by their titles and by the properties, values and error codes that they
// describe.
package search

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// An index is the data of find.js.
type index struct {
	Pages    []entry            `json:"pages"`
	Terms    []term             `json:"terms"` // sorted by kind and text
	Synonyms []dialect.Synonyms `json:"synonyms"`
}

// An entry is a page, or a section of one: its address, its title, and a method, for
// other pages what kind of page it is. The path, the names and the tag follow for an
// operation, and a 1 if it is deprecated.
type entry []any

// A term is a text that pages describe: its kind, the text, and the pages. A page is
// its number times three plus a place, as the difference to the one before.
type term [3]any

// The kinds of terms.
const (
	propertyTerm = iota
	valueTerm
	codeTerm
)

// The places in which an operation has a term, weakest first.
const (
	inAnswer  = iota
	inRequest // below another property
	atTop     // a parameter or a property of the body itself
)

// Options add to the index what a site does not know.
type Options struct {
	Guide    []Section          // pages that are not about an operation, a tag or a schema
	Synonyms []dialect.Synonyms // words that readers use for others
}

// A Section is a page or a part of one. Its address is relative to the top of the
// site.
type Section struct{ Address, Title, Kind string }

// Write returns the index as a script, because a page that was opened from the file
// system can load only scripts.
func Write(s *page.Site, o Options) ([]byte, error) {
	w := &writer{terms: map[termKey]map[int]int{}}
	w.operations(s)
	w.codes(s)
	for _, x := range o.Guide {
		w.add(x.Address, x.Title, x.Kind)
	}
	for _, tag := range s.Tags() {
		w.add("tags/"+tag.File+".html", tag.Title, "Group of operations")
	}
	for _, letter := range s.Letters() {
		for _, schema := range letter.Schemas {
			w.add(schema.Page+".html", text.Printable(schema.Title), "Schema")
		}
	}
	data, err := json.Marshal(index{w.pages, w.sorted(), o.Synonyms}) // escapes <, > and &
	if err != nil {
		return nil, emit.Faultf("%w", err)
	}
	return []byte("searchIndex(" + strings.ReplaceAll(string(data), "],[", "],\n[") + ");\n"), nil
}

// A writer collects the pages and terms of an index.
type writer struct {
	pages []entry
	terms map[termKey]map[int]int // pages with their best places
}

type termKey struct {
	kind int
	text string
}

func (w *writer) add(address, title, kind string, more ...any) {
	w.pages = append(w.pages, append(entry{address, title, kind}, more...))
}

func (w *writer) operations(s *page.Site) {
	for i, subject := range s.Subjects {
		op, ref := subject.Op, subject.Ref(subject.Current)
		names := op.Name.Wire
		if op.ID != op.Name.Wire {
			names += " " + op.ID
		}
		more := []any{op.Path, text.Printable(names), text.Printable(op.Tag.Name.Wire)}
		if op.Deprecated {
			more = append(more, 1)
		}
		w.add(ref.Page+".html", ref.Title, op.Method, more...)
		w.describe(i, subject)
	}
}

// describe adds the terms of an operation.
func (w *writer) describe(at int, subject *page.Subject) {
	r := subject.Current
	for _, p := range subject.Op.Params {
		w.term(propertyTerm, p.Name.Wire, at, atTop)
	}
	request := &model.Revision{Request: r.Request}
	top := bodyOf(r)
	for d := range reached(&model.Operation{Params: subject.Op.Params}, request) {
		place := inRequest
		if d == top {
			place = atTop
		}
		w.declared(d, at, place, true)
	}
	answers := &model.Revision{Responses: slices.DeleteFunc(slices.Clone(r.Responses), (*model.Response).Failure)}
	for d := range reached(&model.Operation{}, answers) {
		w.declared(d, at, inAnswer, false)
	}
}

// bodyOf returns the declaration of a request's body, or nil.
func bodyOf(r *model.Revision) *model.Decl {
	if r.Request == nil || r.Request.Schema == nil {
		return nil
	}
	if ref, ok := r.Request.Schema.Type.(*model.Ref); ok {
		return ref.Decl
	}
	return nil
}

func reached(op *model.Operation, r *model.Revision) func(yield func(*model.Decl) bool) {
	return slices.Values((&model.Endpoint{Operation: op, Revision: r}).Reach())
}

// declared adds the properties or the values of a declaration.
func (w *writer) declared(d *model.Decl, at, place int, sent bool) {
	switch t := d.Type.(type) {
	case *model.Object:
		for _, p := range t.Properties {
			if !sent || !p.ReadOnly {
				w.term(propertyTerm, p.Name.Wire, at, place)
			}
		}
	case *model.Enum:
		for _, v := range t.Values {
			w.term(valueTerm, v.Wire, at, place)
		}
	}
}

// maxTerm is the length of terms, in bytes; longer ones are no words.
const maxTerm = 80

func (w *writer) term(kind int, name string, at, place int) {
	key := termKey{kind, text.Printable(name)}
	if len(key.text) < 2 || len(key.text) > maxTerm {
		return
	}
	if w.terms[key] == nil {
		w.terms[key] = map[int]int{}
	}
	w.terms[key][at] = max(w.terms[key][at], place)
}

// sorted returns the terms by kind and text.
func (w *writer) sorted() []term {
	var keys []termKey
	for key := range w.terms { // sorted below
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b termKey) int {
		if a.kind != b.kind {
			return a.kind - b.kind
		}
		return strings.Compare(a.text, b.text)
	})
	var all []term
	for _, key := range keys {
		var pages []int
		for at, place := range w.terms[key] { // sorted next
			pages = append(pages, at*3+place)
		}
		slices.Sort(pages)
		for i := len(pages) - 1; i > 0; i-- {
			pages[i] -= pages[i-1]
		}
		all = append(all, term{key.kind, key.text, pages})
	}
	return all
}
