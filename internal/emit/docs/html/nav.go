package html

import (
	"html/template"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// guide lists the pages that are not about a single operation.
var guide = []page.Ref{
	{Title: "All operations", Page: "index"},
	{Title: "Getting started", Page: "getting-started"},
	{Title: "Authentication", Page: "authentication"},
	{Title: "Errors", Page: "errors"},
	{Title: "Versions and sunsets", Page: "versions"},
	{Title: "Schemas", Page: "schemas"},
	{Title: "Changelog", Page: "changelog"},
}

// Guide lists the guide's pages that the site has, with sections of them that readers
// search for. Their addresses are relative to the top of the site.
func (w *Writer) Guide() []page.Ref {
	var all []page.Ref
	for _, r := range w.guide() {
		all = append(all, page.Ref{Title: r.Title, Page: r.Page + ".html"})
	}
	return append(all, w.startSections()...)
}

// guide returns the guide's pages that the site has.
func (w *Writer) guide() []page.Ref {
	all := slices.Clone(guide)
	if w.site.API.Document.Choice() {
		all = append(all, page.Ref{Title: "Servers", Page: "servers"})
	}
	if len(w.site.API.Hooks) > 0 {
		all = append(all, page.Ref{Title: "Webhooks", Page: "webhooks"})
	}
	return all
}

// A menuPiece is HTML of the menu, followed by the page of an unmarked link. The last
// piece has no page.
type menuPiece struct{ html, page string }

// nav lists the guide, the tags and the operations of one tag, and marks the link to a
// page. open is the file of that tag, and current is the path of the page in the site.
// If there are many tags or operations, nav lists those around the page.
func (s *sheet) nav(open, current string) template.HTML {
	tags := around(len(s.tags), s.tagOf[open])
	operations := span{}
	if i, ok := s.tagOf[open]; ok {
		operations = around(len(s.tags[i].Operations), s.placeOf[current])
	}
	key := menuKey{open, tags, operations}
	pieces, ok := s.navs[key]
	if !ok {
		pieces = menuPieces(s.capture(func() { s.menu(key) }))
		if len(s.navs) >= maxMenu {
			clear(s.navs)
		}
		s.navs[key] = pieces
	}
	return s.html(func() {
		for _, p := range pieces {
			s.raw(p.html)
			s.raw(s.current(p.page != "" && p.page == current))
		}
	})
}

// A menuKey identifies a menu: the file of its open tag, and the listed tags and
// operations.
type menuKey struct {
	open             string
	tags, operations span
}

// A span is a part of a list.
type span struct{ from, to int }

// maxMenu is how many tags, and how many operations, a menu lists, and nearMenu how
// many around the page if there are more. maxMenu menus are kept.
const (
	maxMenu  = 100
	nearMenu = 25
)

// around returns the part of a list of n that a menu shows for the item at i.
func around(n, i int) span {
	if n <= maxMenu {
		return span{0, n}
	}
	from := i / nearMenu * nearMenu
	return span{from, min(from+nearMenu, n)}
}

// others is the text of a link to the tags or operations that are not listed.
func (p span) others(n int, of string) string {
	return page.Count(n-(p.to-p.from), "other "+of)
}

// These characters surround the path of the page in a link of the menu. No text
// contains them.
const placeStart, placeEnd = "\x01", "\x02"

func menuPieces(html string) []menuPiece {
	var pieces []menuPiece
	for part := range strings.SplitSeq(html, placeEnd) {
		html, page, _ := strings.Cut(part, placeStart)
		pieces = append(pieces, menuPiece{html, page})
	}
	return pieces
}

func (s *sheet) menu(key menuKey) {
	s.put(&s.List.Menu, func(field string) {
		if field == "Guide" {
			s.menuItems(s.guide())
			return
		}
		for _, tag := range s.tags[key.tags.from:key.tags.to] {
			ref := page.Ref{Title: tag.Title, Page: "tags/" + tag.File}
			if tag.File == key.open {
				s.openTag(ref, tag, key.operations)
			} else {
				s.menuItems([]page.Ref{ref})
			}
		}
		if len(s.tags) > maxMenu {
			s.menuItems([]page.Ref{{Title: key.tags.others(len(s.tags), "group"), Page: "index"}})
		}
	})
}

func (s *sheet) openTag(ref page.Ref, tag *page.Tag, listed span) {
	s.put(&s.List.OpenTag, func(field string) {
		if field == "Link" {
			s.menuLink(ref)
			return
		}
		for _, op := range tag.Operations[listed.from:listed.to] {
			s.menuEntry(op)
		}
		if len(tag.Operations) > maxMenu {
			s.menuItems([]page.Ref{{Title: listed.others(len(tag.Operations), "operation"), Page: ref.Page}})
		}
	})
}

// menuEntry writes an operation of the menu, with its method in short.
func (s *sheet) menuEntry(op page.Entry) {
	class := ""
	if op.Deprecated {
		class = s.capture(func() { s.put(&s.List.Old, nil) })
	}
	s.set(&s.List.Entry, "Class", class, "Address", text.EscapeHTML(s.root+op.Page)+".html", "Current", placeStart+op.Page+placeEnd,
		"Method", op.Method, "Short", short(op.Method), "Text", text.HTML(op.Title))
}

// short returns the name of a method in at most five letters.
func short(method string) string {
	switch method {
	case "DELETE":
		return "DEL"
	case "OPTIONS":
		return "OPT"
	}
	return method
}

func (s *sheet) menuItems(refs []page.Ref) {
	for _, r := range refs {
		s.put(&s.List.Item, func(string) { s.menuLink(r) })
	}
}

func (s *sheet) menuLink(r page.Ref) {
	s.set(&s.List.Link, "Address", text.EscapeHTML(s.root+r.Page)+".html", "Current", placeStart+r.Page+placeEnd, "Text", text.HTML(r.Title))
}
