package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/templates"
)

// generated returns the Go files of the SDK's package that are not copies of the
// runtime's.
func generated(files []emit.File) []emit.File {
	var copied []string
	for _, s := range templates.Runtime(templates.Features()...) {
		copied = append(copied, s.Name)
	}
	return slices.DeleteFunc(slices.Clone(files), func(f emit.File) bool {
		return path.Ext(f.Path) != ".go" || strings.Count(f.Path, "/") > 2 || slices.Contains(copied, path.Base(f.Path))
	})
}

// listGenerated writes the paths of those files, and of the pages of a reference.
func listGenerated(w io.Writer, files []emit.File) {
	pages := slices.DeleteFunc(slices.Clone(files), func(f emit.File) bool { return !strings.HasPrefix(f.Path, "docs/") })
	for _, f := range append(generated(files), pages...) {
		fmt.Fprintln(w, f.Path)
	}
}

// declaration returns the source of what is declared under a name, with its
// comments, in the order of the files.
func declaration(t *testing.T, files []emit.File, name string) string {
	var parts []string
	for _, f := range generated(files) {
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, f.Path, f.Data, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range tree.Decls {
			if isAbout(d, name) {
				begin, end := set.Position(start(d)).Offset, set.Position(d.End()).Offset
				parts = append(parts, string(bytes.TrimSpace(f.Data[begin:end]))+"\n")
			}
		}
	}
	return strings.Join(parts, "\n")
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
