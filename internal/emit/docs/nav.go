package docs

import (
	"html/template"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// nav lists the tags, with the operations of one of them, and marks the link to
// the current page. It is written for pages one level below the top.
func (s *site) nav(open *model.Tag, current string) template.HTML {
	list, ok := s.navs[open]
	if !ok {
		list = s.tagList(open)
		s.navs[open] = list
	}
	if current == "" {
		return template.HTML(list)
	}
	link := `<a href="` + escape(current) + `"`
	return template.HTML(strings.Replace(list, link, link+` aria-current="page"`, 1))
}

func (s *site) tagList(open *model.Tag) string {
	var m markup
	m.raw("<ul>\n")
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
	for _, subject := range s.subjects {
		if subject.op.Tag != tag {
			continue
		}
		m.raw("<li>")
		m.link("../operations/"+subject.op.Name.Kebab+".html", title(subject.op))
		m.raw("</li>\n")
	}
	m.raw("</ul>\n")
}
