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

// nav lists the guide and the tags, with the operations of the tag in the file
// open, and marks the link to a page: its path in the site. It is written for
// pages one level below the top.
func (w *Writer) nav(open, current string) template.HTML {
	list, ok := w.navs[open]
	if !ok {
		list = w.navList(open)
		w.navs[open] = list
	}
	link := `<a href="../` + text.EscapeHTML(current) + `.html"`
	return template.HTML(strings.Replace(list, link, link+` aria-current="page"`, 1))
}

func (w *Writer) navList(open string) string {
	var m markup
	m.raw("<p>Guide</p>\n<ul>\n")
	for _, r := range guide {
		m.item("../", r)
	}
	m.raw("</ul>\n<p>Operations</p>\n<ul>\n")
	for _, tag := range w.tags {
		m.raw("<li>")
		m.link("../tags/"+tag.File+".html", tag.Title)
		if tag.File == open {
			m.raw("<ul>\n")
			for _, op := range tag.Operations {
				m.item("../", op.Ref)
			}
			m.raw("</ul>\n")
		}
		m.raw("</li>\n")
	}
	m.raw("</ul>\n")
	return m.b.String()
}

// item adds an item of a list that leads to a page of the site.
func (m *markup) item(root string, r page.Ref) {
	m.raw("<li>")
	m.link(root+r.Page+".html", r.Title)
	m.raw("</li>\n")
}
