package parser

import (
	"cmp"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/naming"
	"github.com/atlasgen/atlasgen/internal/parser/strict"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// References may lead to any place of the document and of other files. A value that is
// no component of the main document becomes one, and the reference is rewritten. A
// path item replaces the reference. Afterwards every reference leads to a component of
// the one tree, or the check complains about it.

// An assembly is the main tree while parts of other files are added to it.
type assembly struct {
	*loader
	root    *tree.Node
	main    string // path of the main document below the root of files
	files   map[string]*tree.Node
	adopted map[place]string      // the names of added components
	numbers map[string]int        // the last number behind a name that components want, by their references
	strays  int                   // references that led nowhere, for which enclosing was asked
	names   map[string]*tree.Node // names that 3.1 gives to schemas; see named
	waiting []part
}

// A place is where the target of a reference stands.
type place struct{ section, file, pointer string }

// A part is a value in the main tree whose references still belong to its file.
type part struct {
	node *tree.Node
	of   string // the kind of object
	file string
	from *tree.Node // what refers to the part, if that was taken from within a component
	hops int        // number of references followed to reach it
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
	a := &assembly{loader: l, root: l.main.Root, files: map[string]*tree.Node{}, adopted: map[place]string{}, numbers: map[string]int{}}
	a.main = cmp.Or(l.options.Path, path.Base(filepath.ToSlash(l.options.File)))
	a.files[a.main] = a.root
	a.dynamicRefs()
	a.waiting = []part{{node: a.root, of: "document", file: a.main}}
	for len(a.waiting) > 0 {
		p := a.waiting[0]
		a.waiting = a.waiting[1:]
		strict.References(p.node, p.of, func(ref, holder *tree.Node, of string) {
			a.resolve(citation{part: p, ref: ref, holder: holder, of: of})
		})
	}
}

// resolve makes a citation lead to a component of the main tree.
func (a *assembly) resolve(c citation) {
	for range tree.MaxDepth {
		if !a.locate(&c) || !a.settle(&c) {
			return
		}
	}
	a.complain(c.ref.Pos, "reference leads back to itself: %s", complaint.Quote(c.ref.Text))
}

// locate finds the file and the pointer of a citation's target. It returns false if
// the citation needs no change.
func (a *assembly) locate(c *citation) bool {
	name, fragment, _ := strings.Cut(c.ref.Text, "#")
	c.file, c.at = c.part.file, fragment
	switch {
	case c.holder == nil && a.bareName(c):
		c.at = "/components/schemas/" + tree.EscapePointer(c.ref.Text)
	case name != "" && a.named(c.ref.Text) == nil:
		c.file = path.Join(path.Dir(c.part.file), name)
	}
	return c.part.file != a.main || c.file != a.main || c.of == "path item" || !c.leadsToComponent()
}

// leadsToComponent reports whether a citation has the form of a reference to a
// component.
func (c *citation) leadsToComponent() bool {
	p, ok := tree.ParsePointer(c.at)
	_, _, component := p.Component()
	return ok && component
}

// bareName reports whether the mapping of a discriminator contains the name of a
// schema in its file.
func (a *assembly) bareName(c *citation) bool {
	schemas := a.files[c.part.file].Get("components").Get("schemas")
	return schemas.Get(c.ref.Text) != nil || !strings.ContainsAny(c.ref.Text, "#./")
}

// settle changes a citation to lead to a component of the main tree. It returns true
// if the target is a reference too: the citation now leads where that does.
func (a *assembly) settle(c *citation) (again bool) {
	if c.file == a.main && c.of != "path item" && c.leadsToComponent() {
		a.rewrite(c.ref, "#"+c.at)
		return false
	}
	target := a.target(*c)
	switch {
	case target == nil:
	case c.of == "path item":
		a.inline(*c, target)
	case c.file == a.main && a.nameOf(*c, target) != "":
		a.rewrite(c.ref, componentRef(strict.Section(c.of), a.nameOf(*c, target)))
	case c.file == a.main && target.Get("$ref") != nil && target.Get("$ref").IsText():
		a.rewrite(c.ref, target.Str("$ref"))
		c.part.file = a.main
		return true
	case c.of == "schema" && c.file == a.main && c.holder != nil && len(c.holder.Keys) == 1 && !hasParts(target):
		*c.holder = *target.Clone()
		a.changed = true
	default:
		a.adopt(*c, target)
	}
	return false
}

// nameOf returns the name of the component that a reference by $id or $anchor leads to,
// or "".
func (a *assembly) nameOf(c citation, target *tree.Node) string {
	if a.named(c.ref.Text) == target {
		for name, component := range a.root.Get("components").Get(strict.Section(c.of)).Pairs() {
			if component == target {
				return name.Text
			}
		}
	}
	return ""
}

// hasParts reports whether a schema is more than a scalar, which needs no name.
func hasParts(schema *tree.Node) bool {
	return slices.ContainsFunc(schema.Keys, func(key *tree.Node) bool { return strict.Describes(key.Text) }) || schema.Get("enum") != nil
}

func (a *assembly) rewrite(ref *tree.Node, text string) {
	ref.Text = text
	a.changed = true
}

// adopt makes the target of a citation a component of the main tree.
func (a *assembly) adopt(c citation, target *tree.Node) {
	section := strict.Section(c.of)
	at := place{section, c.file, c.at}
	name, known := a.adopted[at]
	if !known {
		components := a.section(section)
		name = a.free(section, c.name())
		if c.file != a.main && name != c.name() {
			a.warnings.Add(complaint.NameTaken, c.ref.Pos, "the target of a reference is called %s, because another component is called %s: %s",
				complaint.Quote(name), complaint.Quote(c.name()), complaint.Quote(c.ref.Text))
		}
		a.adopted[at] = name
		components.Set(&tree.Node{Text: name, Pos: target.Pos}, a.take(c, target, section, name))
	}
	a.rewrite(c.ref, componentRef(section, name))
}

func componentRef(section, name string) string {
	return "#/components/" + section + "/" + tree.EscapePointer(name)
}

// take returns the component that the target of a citation becomes. A value of the
// main tree leaves a reference in its place, so that it remains one type.
func (a *assembly) take(c citation, target *tree.Node, section, name string) *tree.Node {
	if c.file != a.main || target == a.root || strings.Contains(c.at, "/x-") {
		adopted := target.Clone()
		a.waiting = append(a.waiting, part{node: adopted, of: c.of, file: c.file})
		return adopted
	}
	moved := *target
	*target = tree.Node{Kind: tree.Mapping, Pos: moved.Pos}
	target.Set(&tree.Node{Text: "$ref", Pos: moved.Pos}, &tree.Node{Text: componentRef(section, name), Pos: moved.Pos})
	a.waiting = append(a.waiting, part{node: &moved, of: c.of, file: c.file, from: cmp.Or(c.from, c.holder)})
	return &moved
}

// free returns a name that no component of a section has: want, or want followed by
// the first number that is free.
func (a *assembly) free(section, want string) string {
	name, key := want, componentRef(section, want)
	for a.section(section).Get(name) != nil {
		a.numbers[key]++
		name = want + strconv.Itoa(a.numbers[key]+1)
	}
	return name
}

// structure are the tokens of pointers that say nothing about what a value is. Without
// them a schema gets the name that it would have if nothing led to it.
var structure = []string{"components", "schemas", "properties", "items", "definitions", "$defs", "paths", "responses", "content", "schema", "parameters"}

// name returns a name for a citation's target: that of its file without the
// extension; or the tokens of its pointer in that file, without those of the structure.
func (c *citation) name() string {
	p, ok := tree.ParsePointer(c.at)
	if !ok || len(p) == 0 {
		return cmp.Or(c.at, strings.TrimSuffix(path.Base(c.file), path.Ext(c.file)))
	}
	if len(p) <= 3 {
		return p[len(p)-1]
	}
	var name string
	for _, token := range p {
		switch {
		case token == "additionalProperties":
			name += "Value"
		case !slices.Contains(structure, token):
			name += naming.Join(token)
		}
	}
	return cmp.Or(name, "Value")
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
