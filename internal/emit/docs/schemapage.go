package docs

import (
	"html/template"

	"github.com/atlasgen/atlasgen/internal/emit/value"
	"github.com/atlasgen/atlasgen/internal/model"
)

type schemaView struct{ Description, Tree, Uses, Example template.HTML }

// schemaPages writes a page per schema of the document that the API reaches.
func (s *site) schemaPages() error {
	uses := s.uses()
	for _, d := range s.api.Decls {
		if name := s.schemas[d]; name != "" {
			if err := s.html("schemas/"+name+".html", "schema.html", d.Name.Wire, s.nav(nil, "schemas.html"), s.schemaView(d, uses[d])); err != nil {
				return err
			}
		}
	}
	return nil
}

// schemaView describes a schema with all its attributes; what these hold has a
// page of its own.
func (s *site) schemaView(d *model.Decl, uses []*subject) schemaView {
	t := newTrees(s)
	t.shallow, t.side = true, value.Both
	o := &outline{site: s}
	what, tree := t.declared(d, t.anchors.take("schema"))
	o.raw(`<p class="head" id="schema"><span class="type">`, what.label(), "</span></p>\n")
	o.words(what.words())
	if tree != nil && len(tree.Arms) == 0 && tree.See == "" {
		o.fields(tree.Fields, 1)
	} else {
		o.tree(tree, 0)
	}
	v := schemaView{Description: template.HTML(s.prose.HTML(d.Description)), Tree: o.html(), Uses: usesHTML(uses)}
	if example := s.values.Declared(value.Response, d); example != nil {
		v.Example = template.HTML(s.example(example))
	}
	return v
}

// uses returns the operations that use each schema.
func (s *site) uses() map[*model.Decl][]*subject {
	uses := map[*model.Decl][]*subject{}
	for _, subject := range s.subjects {
		e := &model.Endpoint{Name: subject.op.Name, Operation: subject.op, Revision: subject.current}
		for _, d := range e.Reach() {
			uses[d] = append(uses[d], subject)
		}
	}
	return uses
}

// maxUses is how many operations the page of a schema names.
const maxUses = 40

func usesHTML(uses []*subject) template.HTML {
	if len(uses) == 0 {
		return ""
	}
	var m markup
	m.raw(`<h2 id="uses"><a href="#uses">Operations</a></h2>` + "\n<ul>\n")
	for _, u := range uses[:min(len(uses), maxUses)] {
		m.raw("<li>")
		m.link("../operations/"+u.op.Name.Kebab+".html", title(u.op))
		m.raw("</li>\n")
	}
	m.raw("</ul>\n")
	if n := len(uses) - maxUses; n > 0 {
		m.raw("<p>And ", count(n, "other"), ".</p>\n")
	}
	return m.html()
}
