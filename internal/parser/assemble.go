package parser

import (
	"cmp"
	"path"
	"path/filepath"
	"strings"

	"github.com/atlasgen/atlasgen/internal/parser/complaint"
)

// Several documents: what the main one refers to in other files becomes a
// component of the main one, under its own name, and the reference is rewritten.
// A path item is put in the place of the reference. Afterwards every reference
// leads to a component of the one tree, or the check complains about it.

// An assembly is the main tree while it takes over parts of other files.
type assembly struct {
	*loader
	root    *node
	main    string // path of the main document below the root of files
	files   map[string]*node
	taken   map[string]citation // by section and name: the first reference to what was taken over
	waiting []part
}

// A part is a value in the main tree whose references are still those of its file.
type part struct {
	node *node
	of   string // the kind of object
	file string
	hops int // references that were followed to put it here
}

// A citation is a reference in a part.
type citation struct {
	part
	ref    *node  // the scalar that holds it
	holder *node  // the object that stands for the target; nil in a discriminator's mapping
	of     string // the kind of object that it must lead to
	file   string // of the target
	at     string // the target's JSON pointer
}

// assemble takes over everything that the main tree refers to.
func (l *loader) assemble() {
	a := &assembly{loader: l, root: l.main.root, files: map[string]*node{}, taken: map[string]citation{}}
	a.main = cmp.Or(l.options.Path, path.Base(filepath.ToSlash(l.options.File)))
	a.files[a.main] = a.root
	a.waiting = []part{{node: a.root, of: "document", file: a.main}}
	for len(a.waiting) > 0 {
		p := a.waiting[0]
		a.waiting = a.waiting[1:]
		references(p.node, p.of, func(ref, holder *node, of string) {
			if c := (citation{part: p, ref: ref, holder: holder, of: of}); a.locate(&c) {
				a.settle(c)
			}
		})
	}
}

// locate finds file and pointer of a citation's target. It returns false where
// the citation stays as it is.
func (a *assembly) locate(c *citation) bool {
	name, fragment, _ := strings.Cut(c.ref.text, "#")
	c.file, c.at = c.part.file, fragment
	switch {
	case c.holder == nil && a.bareName(c):
		c.at = "/components/schemas/" + escapePointer(c.ref.text)
	case name != "":
		c.file = path.Join(path.Dir(c.part.file), name)
	}
	return c.part.file != a.main || c.file != a.main || c.of == "path item"
}

// bareName reports whether a discriminator's mapping has the name of a schema of its file.
func (a *assembly) bareName(c *citation) bool {
	schemas := a.files[c.part.file].get("components").get("schemas")
	return schemas.get(c.ref.text) != nil || !strings.ContainsAny(c.ref.text, "#./")
}

// settle makes a citation lead to something in the main tree.
func (a *assembly) settle(c citation) {
	if c.file == a.main && c.of != "path item" {
		a.rewrite(c.ref, "#"+c.at)
		return
	}
	target := a.target(c)
	switch {
	case target == nil:
	case c.of == "path item":
		a.inline(c, target)
	default:
		a.adopt(c, target)
	}
}

func (a *assembly) rewrite(ref *node, text string) {
	ref.text = text
	a.changed = true
}

// adopt makes the target of a citation a component of the main tree.
func (a *assembly) adopt(c citation, target *node) {
	section, name := section(c.of), c.name()
	key := section + "/" + name
	components := a.section(section)
	other, taken := a.taken[key]
	switch {
	case taken && other.file == c.file && other.at == c.at:
	case taken:
		a.complain(c.ref.pos, "two definitions want the name %s, the other is used at %s: %s", complaint.Quote(name), other.ref.pos, complaint.Quote(c.ref.text))
		return
	case components.get(name) != nil:
		a.complain(c.ref.pos, "two definitions want the name %s, the other is at %s: %s", complaint.Quote(name), components.key(name).pos, complaint.Quote(c.ref.text))
		return
	default:
		adopted := target.clone()
		components.set(&node{text: name, pos: target.pos}, adopted)
		a.taken[key] = c
		a.waiting = append(a.waiting, part{node: adopted, of: c.of, file: c.file})
	}
	a.rewrite(c.ref, "#/components/"+section+"/"+escapePointer(name))
}

// name returns what the target of a citation is called: the last token of its
// pointer, or its file without the extension.
func (c *citation) name() string {
	if p, ok := parsePointer(c.at); ok && len(p) > 0 {
		return p[len(p)-1]
	}
	return strings.TrimSuffix(path.Base(c.file), path.Ext(c.file))
}

// inline puts a path item in the place of a citation.
func (a *assembly) inline(c citation, target *node) {
	if c.hops == maxDepth {
		a.complain(c.ref.pos, "reference leads back to itself: %s", complaint.Quote(c.ref.text))
		return
	}
	item := target.clone()
	*c.holder = node{kind: item.kind, pos: c.holder.pos, keys: item.keys, items: item.items}
	a.changed = true
	a.waiting = append(a.waiting, part{node: c.holder, of: c.of, file: c.file, hops: c.hops + 1})
}

// section returns a section of the main tree's components, which it adds if need be.
func (a *assembly) section(name string) *node {
	n := a.root
	for _, key := range []string{"components", name} {
		if n.get(key) == nil {
			n.set(&node{text: key, pos: n.pos}, &node{kind: mapping, pos: n.pos})
		}
		n = n.get(key)
	}
	return n
}
