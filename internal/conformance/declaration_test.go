//go:build conformance

package conformance

import (
	"go/ast"
	"go/types"
)

// exportedDeclarations lists the exported names that a file declares, each in one
// line with its type: functions, methods, types, fields, constants and variables.
func exportedDeclarations(file *ast.File) []string {
	var all []string
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() {
				all = append(all, "func "+receiver(d)+d.Name.Name+types.ExprString(d.Type))
			}
		case *ast.GenDecl:
			for _, s := range d.Specs {
				all = append(all, exportedSpec(s)...)
			}
		}
	}
	return all
}

func receiver(d *ast.FuncDecl) string {
	if d.Recv == nil {
		return ""
	}
	return types.ExprString(d.Recv.List[0].Type) + "."
}

func exportedSpec(s ast.Spec) []string {
	switch s := s.(type) {
	case *ast.TypeSpec:
		if s.Name.IsExported() {
			return append([]string{"type " + s.Name.Name}, parts(s)...)
		}
	case *ast.ValueSpec:
		if s.Names[0].IsExported() {
			line := "value " + s.Names[0].Name
			if len(s.Values) > 0 {
				line += " " + types.ExprString(s.Values[0])
			}
			return []string{line}
		}
	}
	return nil
}

// parts lists the fields of a struct with their types, and what another type is.
func parts(s *ast.TypeSpec) []string {
	t, ok := s.Type.(*ast.StructType)
	if !ok {
		return []string{s.Name.Name + " is " + types.ExprString(s.Type)}
	}
	var all []string
	for _, f := range t.Fields.List {
		for _, n := range f.Names {
			if n.IsExported() {
				all = append(all, s.Name.Name+"."+n.Name+" "+types.ExprString(f.Type))
			}
		}
	}
	return all
}
