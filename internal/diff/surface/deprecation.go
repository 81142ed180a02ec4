package surface

import (
	"go/ast"
	"strings"
)

// deprecations returns the names that a file deprecates: "Thing", "Thing.Name" for a
// field or a method.
func deprecations(file *ast.File) []string {
	var names []string
	note := func(name string, docs ...*ast.CommentGroup) {
		for _, doc := range docs {
			if deprecates(doc) {
				names = append(names, name)
				return
			}
		}
	}
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			note(receiver(d)+d.Name.Name, d.Doc)
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				noteSpec(spec, d.Doc, note)
			}
		}
	}
	return names
}

// noteSpec notes a declaration with its fields. whole is the comment of the group.
func noteSpec(spec ast.Spec, whole *ast.CommentGroup, note func(string, ...*ast.CommentGroup)) {
	switch s := spec.(type) {
	case *ast.ValueSpec:
		for _, name := range s.Names {
			note(name.Name, s.Doc, whole)
		}
	case *ast.TypeSpec:
		note(s.Name.Name, s.Doc, whole)
		if t, ok := s.Type.(*ast.StructType); ok {
			for _, f := range t.Fields.List {
				for _, name := range f.Names {
					note(s.Name.Name+"."+name.Name, f.Doc)
				}
			}
		}
	}
}

// receiver returns the type of a method with a point, or nothing for a function.
func receiver(d *ast.FuncDecl) string {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		return ""
	}
	t := d.Recv.List[0].Type
	for {
		switch x := t.(type) {
		case *ast.StarExpr:
			t = x.X
		case *ast.IndexExpr:
			t = x.X
		case *ast.IndexListExpr:
			t = x.X
		case *ast.Ident:
			return x.Name + "."
		default:
			return ""
		}
	}
}

// deprecates reports whether a comment has a paragraph that begins with "Deprecated:"
// (https://go.dev/wiki/Deprecated).
func deprecates(doc *ast.CommentGroup) bool {
	if doc == nil {
		return false
	}
	text := doc.Text()
	return strings.HasPrefix(text, "Deprecated: ") || strings.Contains(text, "\n\nDeprecated: ")
}
