package html

import (
	"html/template"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
)

type tagView struct{ Description, More, List template.HTML }

// Tag returns the page of a group of operations.
func (w *Writer) Tag(t *page.Tag) ([]byte, error) {
	var more outline
	if t.Docs != nil {
		more.outside(*t.Docs)
	}
	v := tagView{Description: template.HTML(w.prose.HTML(t.Description)), More: more.html(), List: list(t, "../")}
	return w.frame("tag.html", t.Title, w.nav(t.File, "tags/"+t.File), v)
}

// list writes the operations of a tag.
func list(t *page.Tag, root string) template.HTML {
	var m markup
	m.raw("<ul class=\"list\">\n")
	for _, op := range t.Operations {
		m.raw(`<li><span class="method `, op.Method, `">`, op.Method, `</span> <span>`)
		m.link(root+"operations/"+op.File+".html", op.Title)
		m.raw(choose(op.Deprecated, ` <span class="mark">deprecated</span>`, ""), `</span> `)
		m.raw(`<code class="path">`, breakable(op.Path), "</code></li>\n")
	}
	m.raw("</ul>\n")
	return m.html()
}
