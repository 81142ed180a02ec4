package docs

import (
	"html/template"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// guide are the pages about no single operation.
var guide = []Link{
	{"All operations", "index.html"},
	{"Authentication", "authentication.html"},
	{"Errors", "errors.html"},
	{"Versions and sunsets", "versions.html"},
	{"Schemas", "schemas.html"},
	{"Changelog", "changelog.html"},
}

// nav lists the guide and the tags, with the operations of one of them, and
// marks the link to a page: its path in the site. It is written for pages one
// level below the top.
func (s *site) nav(open *model.Tag, current string) template.HTML {
	list, ok := s.navs[open]
	if !ok {
		list = s.navList(open)
		s.navs[open] = list
	}
	link := `<a href="../` + text.EscapeHTML(current) + `"`
	return template.HTML(strings.Replace(list, link, link+` aria-current="page"`, 1))
}

func (s *site) navList(open *model.Tag) string {
	var m markup
	m.raw("<p>Guide</p>\n<ul>\n")
	for _, page := range guide {
		m.raw("<li>")
		m.link("../"+page.URL, page.Text)
		m.raw("</li>\n")
	}
	m.raw("</ul>\n<p>Operations</p>\n<ul>\n")
	for _, service := range s.api.Services {
		tag := service.Tag
		m.raw("<li>")
		m.link("../tags/"+tag.Name.Kebab+".html", tag.Name.Wire)
		if tag == open {
			s.operationList(&m, tag)
		}
		m.raw("</li>\n")
	}
	m.raw("</ul>\n")
	return m.b.String()
}

func (s *site) operationList(m *markup, tag *model.Tag) {
	m.raw("<ul>\n")
	for _, op := range s.operations(tag) {
		m.raw("<li>")
		m.link("../operations/"+op.Name.Kebab+".html", title(op))
		m.raw("</li>\n")
	}
	m.raw("</ul>\n")
}

// operations returns the operations of a tag, by name.
func (s *site) operations(tag *model.Tag) []*model.Operation {
	var all []*model.Operation
	for _, subject := range s.subjects {
		if subject.op.Tag == tag {
			all = append(all, subject.op)
		}
	}
	return all
}
