package html

import (
	"html/template"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
)

type schemaView struct{ Description, Tree, Uses, Example template.HTML }

// Schema returns the page of a schema.
func (w *Writer) Schema(x *page.Schema) ([]byte, error) {
	o := &outline{writer: w}
	o.raw(`<p class="head" id="schema"><span class="type">`, x.Value.Label(), "</span></p>\n")
	o.words(x.Value.Sentences())
	if x.Tree != nil && len(x.Tree.Arms) == 0 && x.Tree.See == "" {
		o.fields(x.Tree.Fields, 1)
	} else {
		o.tree(x.Tree, 0)
	}
	v := schemaView{Description: template.HTML(w.prose.HTML(x.Description)), Tree: o.html(), Uses: usesHTML(x.Uses)}
	if x.Example != nil {
		v.Example = template.HTML(w.example(x.Example))
	}
	return w.frame("schema.html", x.Title, w.nav("", "schemas"), v)
}

// maxUses is how many operations the page of a schema names.
const maxUses = 40

func usesHTML(uses []page.Ref) template.HTML {
	if len(uses) == 0 {
		return ""
	}
	var m markup
	m.raw(`<h2 id="uses"><a href="#uses">Operations</a></h2>` + "\n<ul>\n")
	for _, u := range uses[:min(len(uses), maxUses)] {
		m.item("../", u)
	}
	m.raw("</ul>\n")
	if n := len(uses) - maxUses; n > 0 {
		m.raw("<p>And ", page.Count(n, "other"), ".</p>\n")
	}
	return m.html()
}

// Schemas returns the page that lists the schemas under their first letters.
func (w *Writer) Schemas() ([]byte, error) {
	var sections []section
	for _, letter := range w.site.Letters() {
		var m markup
		m.raw(`<ul class="letters">` + "\n")
		for _, schema := range letter.Schemas {
			m.item("", schema)
		}
		m.raw("</ul>\n")
		sections = append(sections, section{"schemas-" + letter.Letter, letter.Letter, m.html()})
	}
	return w.topFrame("plain.html", "Schemas", "schemas", sections)
}
