package golden

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/templates"
)

// A goFile is a generated file of the SDK's package.
type goFile struct {
	path string
	data []byte
	tree *ast.File
}

// positions is the file set of everything that is parsed.
var positions = token.NewFileSet()

// parse parses the Go files of the SDK's package but the runtime's. Its tests are a
// package of their own.
func (o *outcome) parse(t *testing.T, pkg string) {
	t.Helper()
	runtime := runtimeFiles()
	for _, f := range o.files {
		if path.Ext(f.Path) != ".go" || path.Dir(f.Path) != "sdk/"+pkg || strings.HasSuffix(f.Path, "_test.go") || slices.Contains(runtime, path.Base(f.Path)) {
			continue
		}
		tree, err := parser.ParseFile(positions, f.Path, f.Data, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatalf("generated Go does not parse: %v", err)
		}
		o.syntax = append(o.syntax, goFile{f.Path, f.Data, tree})
	}
}

// runtimeFiles returns the names of the runtime's files, with every feature.
func runtimeFiles() []string {
	var names []string
	for _, s := range templates.Runtime(templates.Features()...) {
		names = append(names, s.Name)
	}
	return names
}

// declaration returns the source of what is declared under a name, with its
// comments, in the order of the files: of a type its methods and constants too.
func (o *outcome) declaration(_ *testing.T, name string) (text string, found bool) {
	var parts []string
	for _, f := range o.syntax {
		for _, d := range f.tree.Decls {
			if isAbout(d, name) {
				begin, end := positions.Position(start(d)).Offset, positions.Position(d.End()).Offset
				parts = append(parts, string(bytes.TrimSpace(f.data[begin:end]))+"\n")
			}
		}
	}
	return strings.Join(parts, "\n"), len(parts) > 0
}

// start returns where a declaration begins, its comment included.
func start(d ast.Decl) token.Pos {
	var doc *ast.CommentGroup
	switch d := d.(type) {
	case *ast.FuncDecl:
		doc = d.Doc
	case *ast.GenDecl:
		doc = d.Doc
	}
	if doc == nil {
		return d.Pos()
	}
	return doc.Pos()
}

// isAbout reports whether d declares name, or a method or constants of the type
// of that name.
func isAbout(d ast.Decl, name string) bool {
	switch d := d.(type) {
	case *ast.FuncDecl:
		receiver := receiverOf(d)
		return receiver == name || strings.TrimPrefix(receiver+"."+d.Name.Name, ".") == name
	case *ast.GenDecl:
		return slices.ContainsFunc(d.Specs, func(s ast.Spec) bool { return specIsAbout(s, name) })
	}
	return false
}

func specIsAbout(s ast.Spec, name string) bool {
	switch s := s.(type) {
	case *ast.TypeSpec:
		return s.Name.Name == name
	case *ast.ValueSpec:
		kind, _ := s.Type.(*ast.Ident)
		named := slices.ContainsFunc(s.Names, func(n *ast.Ident) bool { return n.Name == name })
		return named || kind != nil && kind.Name == name
	}
	return false
}

// receiverOf returns the name of the type that a method belongs to, or "".
func receiverOf(d *ast.FuncDecl) string {
	if d.Recv == nil {
		return ""
	}
	t := d.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if ident, ok := t.(*ast.Ident); ok {
		return ident.Name
	}
	return ""
}
