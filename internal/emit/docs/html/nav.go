package html

import (
	"html/template"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// guide are the pages about no single operation.
var guide = []page.Ref{
	{Title: "All operations", Page: "index"},
	{Title: "Authentication", Page: "authentication"},
	{Title: "Errors", Page: "errors"},
	{Title: "Versions and sunsets", Page: "versions"},
	{Title: "Schemas", Page: "schemas"},
	{Title: "Changelog", Page: "changelog"},
}

// A menuPiece is HTML of the menu, and the page whose link is not yet marked
// behind it; the last piece has none.
type menuPiece struct{ html, page string }

// nav lists the guide and the tags, with the operations of the tag in the file
// open, and marks the link to a page: its path in the site.
func (s *sheet) nav(open, current string) template.HTML {
	pieces, ok := s.navs[open]
	if !ok {
		pieces = menuPieces(s.capture(func() { s.menu(open) }))
		s.navs[open] = pieces
	}
	return s.html(func() {
		for _, p := range pieces {
			s.raw(p.html)
			s.raw(s.current(p.page != "" && p.page == current))
		}
	})
}

// The place for the attribute of a link in the menu: the page between two
// characters that no text has.
const placeStart, placeEnd = "\x01", "\x02"

func menuPieces(html string) []menuPiece {
	var pieces []menuPiece
	for part := range strings.SplitSeq(html, placeEnd) {
		html, page, _ := strings.Cut(part, placeStart)
		pieces = append(pieces, menuPiece{html, page})
	}
	return pieces
}

func (s *sheet) menu(open string) {
	s.put(&s.List.Menu, func(field string) {
		if field == "Guide" {
			s.menuItems(guide)
			return
		}
		for _, tag := range s.tags {
			ref := page.Ref{Title: tag.Title, Page: "tags/" + tag.File}
			if tag.File == open {
				s.openTag(ref, tag)
			} else {
				s.menuItems([]page.Ref{ref})
			}
		}
	})
}

func (s *sheet) openTag(ref page.Ref, tag *page.Tag) {
	s.put(&s.List.OpenTag, func(field string) {
		if field == "Link" {
			s.menuLink(ref)
			return
		}
		for _, op := range tag.Operations {
			s.put(&s.List.Item, func(string) { s.menuLink(op.Ref) })
		}
	})
}

func (s *sheet) menuItems(refs []page.Ref) {
	for _, r := range refs {
		s.put(&s.List.Item, func(string) { s.menuLink(r) })
	}
}

func (s *sheet) menuLink(r page.Ref) {
	s.set(&s.List.Link, "Address", text.EscapeHTML(s.root+r.Page)+".html", "Current", placeStart+r.Page+placeEnd, "Text", text.HTML(r.Title))
}
