package docs

import (
	"html/template"

	"github.com/atlasgen/atlasgen/internal/model"
)

type tagView struct{ Description, More, List template.HTML }

// tagPages writes a page per tag: its text and its operations.
func (s *site) tagPages() error {
	for _, service := range s.api.Services {
		tag := service.Tag
		var more outline
		if tag.Docs != nil {
			more.outside(Link(*tag.Docs))
		}
		v := tagView{
			Description: template.HTML(s.prose.HTML(tag.Description)), More: more.html(),
			List: s.list(tag, "../"),
		}
		path := "tags/" + tag.Name.Kebab + ".html"
		if err := s.html(path, "tag.html", tag.Name.Wire, s.nav(tag, path), v); err != nil {
			return err
		}
	}
	return nil
}

// list writes the operations of a tag.
func (s *site) list(tag *model.Tag, root string) template.HTML {
	var m markup
	m.raw("<ul class=\"list\">\n")
	for _, op := range s.operations(tag) {
		m.raw(`<li><span class="method `, op.Method, `">`, op.Method, `</span> <span>`)
		m.link(root+"operations/"+op.Name.Kebab+".html", title(op))
		m.raw(choose(op.Deprecated, ` <span class="mark">deprecated</span>`, ""), `</span> `)
		m.raw(`<code class="path">`, breakable(op.Path), "</code></li>\n")
	}
	m.raw("</ul>\n")
	return m.html()
}
