package parser

import (
	"io"
	"io/fs"
	"net/url"
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
	p, ok := tree.ParsePointer(c.at)
	target := root.Follow(p)
	if !ok || target == nil {
		a.complain(c.ref.Pos, "reference leads nowhere: %s", complaint.Quote(c.ref.Text))
		return nil
	}
	return target
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
	return io.ReadAll(io.LimitReader(f, tree.MaxSize+1))
}

// shown returns the name of a file in positions. It is relative to the same folder as
// the name of the main document.
func (a *assembly) shown(file string) string {
	return strings.TrimSuffix(a.options.File, a.main) + file
}
