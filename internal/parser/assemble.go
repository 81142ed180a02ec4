package parser

import (
	"cmp"
	"io"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// Several documents: what the main one refers to in other files becomes a
// component of the main one, under its own name, and the reference is rewritten.
// Afterwards every reference leads to a component of the one tree.

// A library holds the files that were read, and where each component of the
// assembled tree came from.
type library struct {
	*loader
	root    *node
	dialect dialect
	files   map[string]*node // by path below the root of files; nil if unreadable
	origins map[string]origin
}

// An origin is where something that was taken over stands.
type origin struct {
	file, fragment string
	pos            model.Position
}

// assemble takes over everything that the main tree refers to.
func (l *loader) assemble() {
	main := cmp.Or(l.options.Path, path.Base(strings.ReplaceAll(l.options.File, `\`, "/")))
	lib := &library{
		loader:  l,
		root:    l.main.root,
		files:   map[string]*node{main: l.main.root},
		origins: map[string]origin{},
	}
	lib.take(l.main.root, one("document"), main, main)
}

// take rewrites the references below a value that came from a file.
func (lib *library) take(n *node, r rule, file, main string) {
	references(n, r, func(ref, holder *node, of string) {
		name, fragment, _ := strings.Cut(ref.text, "#")
		if holder == nil && !strings.Contains(ref.text, "#") && path.Ext(name) == "" {
			// A discriminator's mapping may have the bare name of a schema of its file.
			if file == main {
				return
			}
			name, fragment = "", "/components/schemas/"+name
		}
		at := path.Clean(path.Join(path.Dir(file), name))
		if name == "" {
			at = file
		}
		if at == main && of != "path item" {
			if file != main || name != "" {
				lib.rewrite(ref, "#"+fragment)
			}
			return
		}
		lib.takeFrom(ref, holder, of, origin{file: at, fragment: fragment, pos: ref.pos}, main)
	})
}

func (lib *library) rewrite(ref *node, text string) {
	ref.text = text
	lib.changed = true
}

// takeFrom takes over the target of a reference into another file.
func (lib *library) takeFrom(ref, holder *node, of string, from origin, main string) {
	target := lib.target(ref, from)
	if target == nil {
		return
	}
	if of == "path item" {
		lib.inline(ref, holder, target, from, main)
		return
	}
	section, name := ruleOf(of).section, componentOf(from)
	key := section + "/" + name
	old, taken := lib.origins[key]
	components := lib.section(section)
	switch {
	case taken && old.file == from.file && old.fragment == from.fragment:
	case taken:
		lib.complain(ref.pos, "two definitions want the name %s, the other is used at %s: %s", quote(name), old.pos, quote(ref.text))
		return
	case components.get(name) != nil:
		lib.complain(ref.pos, "two definitions want the name %s, the other is at %s: %s", quote(name), components.key(name).pos, quote(ref.text))
		return
	default:
		lib.origins[key] = from
		copied := target.clone()
		components.set(&node{text: name, pos: target.pos}, copied)
		lib.take(copied, rule{form: formObject, of: of, ref: true}, from.file, main)
	}
	lib.rewrite(ref, "#/components/"+section+"/"+strings.NewReplacer("~", "~0", "/", "~1").Replace(name))
}

// inline puts a path item in the place of the reference to it.
func (lib *library) inline(ref, holder, target *node, from origin, main string) {
	key := from.file + "#" + from.fragment
	if _, open := lib.origins[key]; open {
		lib.complain(ref.pos, "reference leads back to itself: %s", quote(ref.text))
		return
	}
	lib.origins[key] = from
	copied := target.clone()
	lib.take(copied, oneRef("path item"), from.file, main)
	delete(lib.origins, key)
	holder.keys, holder.items, holder.index = copied.keys, copied.items, nil
	lib.changed = true
}

// componentOf returns the name of what a reference leads to: the last token of
// its pointer, or the name of the file without its extension.
func componentOf(from origin) string {
	if p, ok := parsePointer(from.fragment); ok && len(p) > 0 {
		return p[len(p)-1]
	}
	return strings.TrimSuffix(path.Base(from.file), path.Ext(from.file))
}

// section returns a section of the main tree's components, which it adds if need be.
func (lib *library) section(name string) *node {
	n := lib.root
	for _, key := range []string{"components", name} {
		if n.get(key) == nil {
			n.set(&node{text: key, pos: n.pos}, &node{kind: mapping, pos: n.pos})
		}
		n = n.get(key)
	}
	return n
}

// target returns what a reference into another file leads to, or complains.
func (lib *library) target(ref *node, from origin) *node {
	root, ok := lib.files[from.file]
	if !ok {
		root = lib.open(ref, from.file)
		lib.files[from.file] = root
	}
	if root == nil {
		return nil
	}
	p, ok := parsePointer(from.fragment)
	target := root.follow(p)
	if !ok || target == nil {
		lib.complain(ref.pos, "reference leads nowhere: %s", quote(ref.text))
		return nil
	}
	return target
}

// open reads another file below the root of files.
func (lib *library) open(ref *node, file string) *node {
	u, err := url.Parse(ref.text)
	switch {
	case err != nil:
		lib.complain(ref.pos, "not a reference: %s", quote(ref.text))
	case u.Scheme != "" || u.Host != "":
		lib.complain(ref.pos, "remote references are not followed: %s", quote(ref.text))
	case lib.options.Root == nil:
		lib.complain(ref.pos, "references to other files are not allowed: %s", quote(ref.text))
	case !fs.ValidPath(file) || strings.HasPrefix(ref.text, "/"):
		lib.complain(ref.pos, "reference leads out of the root of files: %s", quote(ref.text))
	default:
		return lib.openFile(ref, file)
	}
	return nil
}

func (lib *library) openFile(ref *node, file string) *node {
	data, err := readFile(lib.options.Root, file)
	if err != nil {
		lib.complain(ref.pos, "cannot read the file of a reference (%v): %s", err, quote(ref.text))
		return nil
	}
	before := len(lib.complaints)
	s := lib.read(lib.shown(file), data)
	if len(lib.complaints) > before {
		return nil
	}
	return s.root
}

// readFile reads no more than what is enough to see that a file is too large.
func readFile(root fs.FS, file string) ([]byte, error) {
	f, err := root.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxSize+1))
}

// shown returns how positions name a file below the root of files: from the same
// place as the main document.
func (lib *library) shown(file string) string {
	main := cmp.Or(lib.options.Path, path.Base(lib.options.File))
	return strings.TrimSuffix(lib.options.File, main) + file
}
