package parser

import (
	"cmp"
	"io"
	"io/fs"
	"net/url"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// target returns the value that a citation leads to in its file, or complains.
func (a *assembly) target(c citation) *tree.Node {
	root := a.file(c)
	if root == nil {
		return nil
	}
	target := a.named(c.ref.Text)
	if p, ok := tree.ParsePointer(c.at); ok && target == nil {
		if target = a.follow(root, p); target == nil {
			target = a.follow(a.enclosing(c), p)
		}
	}
	if target == nil {
		a.complain(c.ref.Pos, "reference leads nowhere: %s", complaint.Quote(c.ref.Text))
	}
	return target
}

// maxStrays bounds the search of enclosing, which looks at every schema.
const maxStrays = 100

// enclosing returns the schema of the main tree's components that contains a citation,
// or nil. Pointers that lead nowhere else may begin there: many documents mean the
// $defs of the schema.
func (a *assembly) enclosing(c citation) *tree.Node {
	at := cmp.Or(c.from, c.holder)
	if a.strays++; a.strays > maxStrays || at == nil {
		return nil
	}
	for _, schema := range a.root.Get("components").Get("schemas").Pairs() {
		if contains(schema, at) {
			return schema
		}
	}
	return nil
}

func contains(n, part *tree.Node) bool {
	return n == part || slices.ContainsFunc(n.Items, func(item *tree.Node) bool { return contains(item, part) })
}

// follow returns the node that a pointer leads to below root, or nil. It follows
// references on the way, because a part of the tree may have become a component.
func (a *assembly) follow(root *tree.Node, p tree.Pointer) *tree.Node {
	n := root
	for _, token := range p {
		if n == nil {
			return nil
		}
		for hops := 0; n.Get("$ref") != nil && n.Get(token) == nil && hops < tree.MaxDepth; hops++ {
			fragment, local := strings.CutPrefix(n.Str("$ref"), "#")
			next, ok := tree.ParsePointer(fragment)
			if !local || !ok {
				return nil
			}
			n = a.root.Follow(next)
		}
		n = n.Follow(tree.Pointer{token})
	}
	return n
}

// named returns the schema of OpenAPI 3.1 that a reference names: by its $id, or, after
// a "#", by its $anchor. It is nil if no schema has the name.
func (a *assembly) named(ref string) *tree.Node {
	if a.names == nil {
		a.names = map[string]*tree.Node{}
		a.collectNames(a.root, 0)
	}
	return a.names[ref]
}

func (a *assembly) collectNames(n *tree.Node, depth int) {
	if n == nil || n.Kind == tree.Scalar || depth > tree.MaxDepth {
		return
	}
	for _, key := range []string{"$id", "$anchor", "$dynamicAnchor"} {
		name := n.Str(key)
		if name == "" {
			continue
		}
		if key != "$id" {
			name = "#" + name
		}
		if a.names[name] == nil {
			a.names[name] = n
		}
	}
	for _, item := range n.Items {
		a.collectNames(item, depth+1)
	}
}

// file returns the tree of a citation's file, or nil. It reports errors of a file
// once.
func (a *assembly) file(c citation) *tree.Node {
	if root, ok := a.files[c.file]; ok {
		return root
	}
	if fault := a.refusal(c); fault != "" {
		a.complain(c.ref.Pos, "%s: %s", fault, complaint.Quote(c.ref.Text))
		return nil
	}
	a.files[c.file] = nil
	data, err := readFile(a.options.Root, c.file)
	if err != nil {
		a.complain(c.ref.Pos, "cannot read the file of a reference (%s): %s", complaint.Printable(err.Error()), complaint.Quote(c.ref.Text))
		return nil
	}
	before := len(a.complaints)
	s := a.read(a.shown(c.file), data)
	if len(a.complaints) == before {
		a.files[c.file] = s.Root
	}
	return a.files[c.file]
}

// refusal returns the reason why the file of a citation must not be read, or "".
func (a *assembly) refusal(c citation) string {
	name, _, _ := strings.Cut(c.ref.Text, "#")
	u, err := url.Parse(name)
	switch {
	case err != nil:
		return "not a reference"
	case u.Scheme != "" || u.Host != "":
		return "remote references are not followed"
	case a.options.Root == nil:
		return "references to other files are not allowed"
	case !fs.ValidPath(c.file) || strings.HasPrefix(name, "/"):
		return "reference leads out of the root of files"
	}
	return ""
}

// readFile reads at most one byte more than a file may have.
func readFile(root fs.FS, file string) ([]byte, error) {
	f, err := root.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, tree.MaxLarge+1))
}

// shown returns the name of a file in positions. It is relative to the same folder as
// the name of the main document.
func (a *assembly) shown(file string) string {
	return strings.TrimSuffix(a.options.File, a.main) + file
}
