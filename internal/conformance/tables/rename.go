package tables

import (
	"bytes"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"
)

// A renamer gives the declarations of one document names of their own, so that the
// packages of many documents can be joined.
type renamer struct {
	suffix string
	names  map[string]map[string]bool // declared names, by the name of their package
}

func newRenamer(suffix string) *renamer {
	return &renamer{suffix: suffix, names: map[string]map[string]bool{}}
}

// errNotThere lets the type checker go on: what a document imports does not matter for
// what its names refer to.
var errNotThere = errors.New("not there")

type noImports struct{}

func (noImports) Import(string) (*types.Package, error) { return nil, errNotThere }

// rename renames what the files of a package declare, in place. common are files of the
// package that all documents share, and imports the names by which the files know
// packages that were renamed before.
func (r *renamer) rename(pkg string, files map[string][]byte, common []*ast.File, imports map[string]string) error {
	trees := map[string]*ast.File{}
	for name, data := range files {
		tree, err := parser.ParseFile(positions, r.suffix+"/"+name, data, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		trees[name] = tree
	}
	info := &types.Info{Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
	check := types.Config{Importer: noImports{}, Error: func(error) {}}
	checked, _ := check.Check(pkg, positions, slices.Concat(slices.Collect(maps.Values(trees)), common), info) // imports are not there
	r.names[pkg] = map[string]bool{}
	for _, name := range checked.Scope().Names() {
		if r.isOwn(checked.Scope().Lookup(name), checked) {
			r.names[pkg][name] = true
		}
	}
	for name, tree := range trees {
		places := r.selected(tree, imports)
		for _, uses := range []map[*ast.Ident]types.Object{info.Defs, info.Uses} {
			for ident, object := range uses {
				if positions.Position(ident.Pos()).Filename == r.suffix+"/"+name && (r.isOwn(object, checked) || isMark(object)) {
					places = append(places, ident.End())
				}
			}
		}
		files[name] = insert(files[name], offsets(places), r.suffix)
	}
	return nil
}

// positions is the file set of everything that is parsed.
var positions = token.NewFileSet()

// isOwn reports whether an object is declared at the top of a file of the document.
func (r *renamer) isOwn(o types.Object, pkg *types.Package) bool {
	return o != nil && o.Parent() == pkg.Scope() && o.Name() != "_" && strings.HasPrefix(positions.Position(o.Pos()).Filename, r.suffix+"/")
}

// syntax parses files that all documents share, without the bodies of functions.
func syntax(files map[string][]byte) ([]*ast.File, error) {
	var trees []*ast.File
	for name, data := range files {
		tree, err := parser.ParseFile(positions, "common/"+name, data, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		for _, d := range tree.Decls {
			if f, ok := d.(*ast.FuncDecl); ok {
				f.Body = nil
			}
		}
		trees = append(trees, tree)
	}
	return trees, nil
}

// isMark reports whether an object is a method that marks the arms of a union. Types of
// the runtime have it too.
func isMark(o types.Object) bool {
	f, ok := o.(*types.Func)
	return ok && f.Parent() == nil && strings.HasPrefix(f.Name(), "is") && token.IsExported(strings.TrimPrefix(f.Name(), "is"))
}

// selected returns the ends of names of renamed packages.
func (r *renamer) selected(tree *ast.File, imports map[string]string) []token.Pos {
	var places []token.Pos
	ast.Inspect(tree, func(n ast.Node) bool {
		s, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := s.X.(*ast.Ident); ok && r.names[imports[x.Name]][s.Sel.Name] {
			places = append(places, s.Sel.End())
		}
		return true
	})
	return places
}

// offsets returns places as offsets, each once, from first to last.
func offsets(places []token.Pos) []int {
	var all []int
	for _, p := range places {
		all = append(all, positions.Position(p).Offset)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func insert(data []byte, places []int, text string) []byte {
	var b bytes.Buffer
	from := 0
	for _, at := range places {
		b.Write(data[from:at])
		b.WriteString(text)
		from = at
	}
	b.Write(data[from:])
	return b.Bytes()
}
