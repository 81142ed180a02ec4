package html

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// An Outline writes fields and trees as HTML lists. Trees are open to two
// levels.
type outline struct {
	markup
	writer *Writer
}

const openLevels = 2

func (o *outline) fields(fields []*page.Field, level int) {
	o.raw("<ul class=\"fields\">\n")
	for i := 0; i < len(fields); i++ {
		if fields[i].Same == "" {
			o.field(fields[i], level)
			continue
		}
		end := i
		for end < len(fields) && fields[end].Same != "" {
			end++
		}
		o.same(fields[i:end])
		i = end - 1
	}
	o.raw("</ul>\n")
}

// same names attributes that another arm has described.
func (o *outline) same(fields []*page.Field) {
	o.raw(`<li class="same">As above: `)
	for i, f := range fields {
		o.raw(choose(i > 0, ", ", ""), `<a href="#`, f.Same, `"><code>`)
		o.text(f.Name)
		o.raw("</code></a>", choose(f.Required, " <b>required</b>", ""))
	}
	o.raw("</li>\n")
}

func (o *outline) field(f *page.Field, level int) {
	o.raw(`<li id="`, f.Anchor, `"><p class="head"><a class="name" href="#`, f.Anchor, `"><code>`)
	o.text(f.Name)
	o.raw(`</code></a> <span class="type">`)
	o.text(f.Label())
	o.raw("</span>")
	for _, mark := range f.Marks() {
		o.raw(` <span class="mark`, choose(mark == "required", " required", ""), `">`, mark, "</span>")
	}
	o.schema(f.Value)
	o.raw("</p>\n", o.writer.prose.HTML(f.Description), o.writer.prose.HTML(f.Each))
	o.words(f.Sentences())
	if f.Docs != nil {
		o.outside(*f.Docs)
	}
	o.tree(f.Tree, level)
	o.raw("</li>\n")
}

// schema names the declared type of a value, or of what an array holds.
func (o *outline) schema(v page.Value) {
	for v.Schema == "" && v.Items != nil {
		v = *v.Items
	}
	if v.Page == "" {
		return
	}
	o.raw(` <a class="schema" href="../schemas/`, v.Page, `.html">`)
	o.text(v.Schema)
	o.raw("</a>")
}

// manyCodes is how many codes are folded.
const manyCodes = 16

// words writes sentences as a paragraph, and those with many codes below it.
func (o *outline) words(words []page.Sentence) {
	many := func(w page.Sentence) bool { return len(w.Codes) >= manyCodes }
	if few := slices.DeleteFunc(slices.Clone(words), many); len(few) > 0 {
		o.paragraph(few)
	}
	for _, w := range words {
		if many(w) {
			o.raw(`<details class="codes"><summary>`, page.Count(len(w.Codes), "value"), "</summary>")
			o.paragraph([]page.Sentence{w})
			o.raw("</details>\n")
		}
	}
}

func (o *outline) paragraph(words []page.Sentence) {
	o.raw(`<p class="limits">`)
	for i, w := range words {
		o.raw(choose(i > 0, " ", ""), w.Text)
		if len(w.Codes) > 0 {
			o.raw(" ")
			o.codes(w.Codes, w.Last)
			o.raw(".")
		}
	}
	o.raw("</p>\n")
}

// outside adds a link that leaves the site, if it leads to the web.
func (o *outline) outside(l page.Link) {
	if text.WebAddress(l.URL) == "" {
		return
	}
	o.raw(`<p class="more"><a href="`, text.EscapeHTML(text.WebAddress(l.URL)), `">`)
	o.spans(choose(l.Text != "", l.Text, "External documentation"))
	o.raw("</a></p>\n")
}

func (o *outline) tree(t *page.Tree, level int) {
	switch {
	case t == nil:
	case t.See != "":
		o.raw(`<p class="see">Described at <a href="#`, t.See, `">`)
		o.text(choose(t.Schema != "", t.Schema, "its first place"))
		o.raw("</a>.</p>\n")
	case len(t.Arms) > 0:
		o.arms(t, level)
	default:
		o.raw("<details", choose(level < openLevels, " open", ""), "><summary>", page.Count(len(t.Fields), "attribute"), "</summary>\n")
		o.fields(t.Fields, level+1)
		o.raw("</details>\n")
	}
}

// arms writes the shapes of a union one after the other, the first one open.
func (o *outline) arms(t *page.Tree, level int) {
	o.raw(`<div class="arms"><p class="limits">`, choose(t.AnyOf, "Any of ", "One of "), page.Count(len(t.Arms), "shape"))
	if t.Discriminator != "" {
		o.raw(", told apart by ")
		o.tag("code", t.Discriminator)
	}
	o.raw(".</p>\n")
	for i, a := range t.Arms {
		o.arm(t, a, i, level)
	}
	o.raw("</div>\n")
}

func (o *outline) arm(t *page.Tree, a *page.Arm, i, level int) {
	o.raw(`<details class="arm" id="`, a.Anchor, `"`, choose(i == 0 && level < openLevels, " open", ""), "><summary>")
	o.armTitle(t, a)
	o.raw("</summary>\n", o.writer.prose.HTML(a.Description))
	o.armSchemas(a)
	o.words(a.Value.Sentences())
	o.allTags(a)
	switch {
	case a.Tree != nil && a.Tree.See == "" && len(a.Tree.Arms) == 0:
		o.fields(a.Tree.Fields, level+1)
	default:
		o.tree(a.Tree, level+1)
	}
	o.raw("</details>\n")
}

// armSchemas names the schemas of an arm; many are folded.
func (o *outline) armSchemas(a *page.Arm) {
	o.raw(`<p class="head"><span class="type">`, a.Value.Label(), `</span>`)
	many := len(a.Schemas) >= manyCodes
	if many {
		o.raw("</p>\n<details class=\"codes\"><summary>", page.Count(len(a.Schemas), "schema"), "</summary><p>")
	}
	for i, file := range a.Pages {
		if file != "" {
			o.raw(` <a class="schema" href="../schemas/`, file, `.html">`)
			o.text(a.Schemas[i])
			o.raw("</a>")
		}
	}
	o.raw("</p>", choose(many, "</details>", ""), "\n")
}

// titleTags is how many tags stand in the title of an arm; one more does no harm.
const titleTags = 3

// allTags lists the tags of an arm that its title has no room for, unless the
// arm's own discriminator lists them.
func (o *outline) allTags(a *page.Arm) {
	listed := a.Tree != nil && slices.ContainsFunc(a.Tree.Fields, func(f *page.Field) bool { return slices.Equal(f.Values, a.Tags) })
	if len(a.Tags) <= titleTags+1 || listed {
		return
	}
	o.words([]page.Sentence{{Text: "Selected by", Codes: a.Tags, Last: "or"}})
}

func (o *outline) armTitle(t *page.Tree, a *page.Arm) {
	switch {
	case len(a.Tags) > 0:
		o.tag("code", choose(t.Discriminator != "", t.Discriminator, "value"))
		o.raw(choose(len(a.Tags) == 1, " is ", " is one of "))
		if rest := len(a.Tags) - titleTags; rest > 1 {
			o.codes(a.Tags[:titleTags], ",")
			o.raw(" and ", page.Count(rest, "other"))
		} else {
			o.codes(a.Tags, "or")
		}
	case a.Key != "":
		o.raw("with ")
		o.tag("code", a.Key)
	default:
		o.codes(a.Schemas, "or")
	}
}
