package parser

import (
	"cmp"
	"path"
	"path/filepath"
	"strings"

	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/strict"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// Documents in several files: a value that the main document refers to in another file
// becomes a component of the main document, and the reference is rewritten. A path
// item replaces the reference. Afterwards every reference leads to a component of the
// one tree, or the check complains about it.

// An assembly is the main tree while parts of other files are added to it.
type assembly struct {
	*loader
	root    *tree.Node
	main    string // path of the main document below the root of files
	files   map[string]*tree.Node
	taken   map[string]citation // by section and name: the first reference to an added component
	waiting []part
}

// A part is a value in the main tree whose references still belong to its file.
type part struct {
	node *tree.Node
	of   string // the kind of object
	file string
	hops int // number of references followed to reach it
}

// A citation is a reference in a part.
type citation struct {
	part
	ref    *tree.Node // the scalar that contains it
	holder *tree.Node // the object that it replaces; nil in the mapping of a discriminator
	of     string     // the required kind of the target
	file   string     // of the target
	at     string     // the target's JSON pointer
}

// assemble adds everything that the main tree refers to.
func (l *loader) assemble() {
	a := &assembly{loader: l, root: l.main.Root, files: map[string]*tree.Node{}, taken: map[string]citation{}}
	a.main = cmp.Or(l.options.Path, path.Base(filepath.ToSlash(l.options.File)))
	a.files[a.main] = a.root
	a.waiting = []part{{node: a.root, of: "document", file: a.main}}
	for len(a.waiting) > 0 {
		p := a.waiting[0]
		a.waiting = a.waiting[1:]
		strict.References(p.node, p.of, func(ref, holder *tree.Node, of string) {
			if c := (citation{part: p, ref: ref, holder: holder, of: of}); a.locate(&c) {
				a.settle(c)
			}
		})
	}
}

// locate finds the file and the pointer of a citation's target. It returns false if
// the citation needs no change.
func (a *assembly) locate(c *citation) bool {
	name, fragment, _ := strings.Cut(c.ref.Text, "#")
	c.file, c.at = c.part.file, fragment
	switch {
	case c.holder == nil && a.bareName(c):
		c.at = "/components/schemas/" + tree.EscapePointer(c.ref.Text)
	case name != "":
		c.file = path.Join(path.Dir(c.part.file), name)
	}
	return c.part.file != a.main || c.file != a.main || c.of == "path item"
}

// bareName reports whether the mapping of a discriminator contains the name of a
// schema in its file.
func (a *assembly) bareName(c *citation) bool {
	schemas := a.files[c.part.file].Get("components").Get("schemas")
	return schemas.Get(c.ref.Text) != nil || !strings.ContainsAny(c.ref.Text, "#./")
}

// settle changes a citation to lead to a component of the main tree.
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

func (a *assembly) rewrite(ref *tree.Node, text string) {
	ref.Text = text
	a.changed = true
}

// adopt makes the target of a citation a component of the main tree.
func (a *assembly) adopt(c citation, target *tree.Node) {
	section, name := strict.Section(c.of), c.name()
	key := section + "/" + name
	components := a.section(section)
	other, taken := a.taken[key]
	switch {
	case taken && other.file == c.file && other.at == c.at:
	case taken:
		a.complain(c.ref.Pos, "two definitions want the name %s, the other is used at %s: %s", complaint.Quote(name), other.ref.Pos, complaint.Quote(c.ref.Text))
		return
	case components.Get(name) != nil:
		a.complain(c.ref.Pos, "two definitions want the name %s, the other is at %s: %s", complaint.Quote(name), components.Key(name).Pos, complaint.Quote(c.ref.Text))
		return
	default:
		adopted := target.Clone()
		components.Set(&tree.Node{Text: name, Pos: target.Pos}, adopted)
		a.taken[key] = c
		a.waiting = append(a.waiting, part{node: adopted, of: c.of, file: c.file})
	}
	a.rewrite(c.ref, "#/components/"+section+"/"+tree.EscapePointer(name))
}

// name returns the name of a citation's target: the last token of its pointer, or the
// name of its file without the extension.
func (c *citation) name() string {
	if p, ok := tree.ParsePointer(c.at); ok && len(p) > 0 {
		return p[len(p)-1]
	}
	return strings.TrimSuffix(path.Base(c.file), path.Ext(c.file))
}

// inline replaces a citation by a path item.
func (a *assembly) inline(c citation, target *tree.Node) {
	if c.hops == tree.MaxDepth {
		a.complain(c.ref.Pos, "reference leads back to itself: %s", complaint.Quote(c.ref.Text))
		return
	}
	item := target.Clone()
	*c.holder = tree.Node{Kind: item.Kind, Pos: c.holder.Pos, Keys: item.Keys, Items: item.Items}
	a.changed = true
	a.waiting = append(a.waiting, part{node: c.holder, of: c.of, file: c.file, hops: c.hops + 1})
}

// section returns a section of the main tree's components. It adds the section if it
// is missing.
func (a *assembly) section(name string) *tree.Node {
	n := a.root
	for _, key := range []string{"components", name} {
		if n.Get(key) == nil {
			n.Set(&tree.Node{Text: key, Pos: n.Pos}, &tree.Node{Kind: tree.Mapping, Pos: n.Pos})
		}
		n = n.Get(key)
	}
	return n
}
