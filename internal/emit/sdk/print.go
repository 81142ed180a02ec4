package sdk

import (
	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/model"
)

// The structs that calls return, and the items of lists, print themselves as JSON.
// A method for every struct would make the package a quarter longer to compile.

// printing returns the declarations of these structs.
func printing(api *model.API) map[*model.Decl]bool {
	all := map[*model.Decl]bool{}
	for _, e := range api.Endpoints {
		for _, s := range bodies(e) {
			if d := structOf(s, 0); d != nil {
				all[d] = true
			}
		}
	}
	return all
}

// structOf returns the declaration of a struct, or of the elements of a list of
// structs. It returns nil for other schemas.
func structOf(s *model.Schema, depth int) *model.Decl {
	if s == nil || depth > maxDepth {
		return nil
	}
	switch t := s.Type.(type) {
	case *model.List:
		return structOf(t.Elem, depth+1)
	case *model.Ref:
		if fields := model.Fields(t.Decl.Type); fields != nil && hasField(fields, "String") {
			return nil
		}
		switch t.Decl.Type.(type) {
		case *model.Object, *model.Union:
			return t.Decl
		}
		return structOf(&t.Decl.Schema, depth+1)
	}
	return nil
}

// maxDepth bounds lists of lists, for a type may be a list of itself.
const maxDepth = 10

func hasField(o *model.Object, name string) bool {
	for _, p := range o.Properties {
		if p.Name.Go == name {
			return true
		}
	}
	return false
}

// stringMethod writes how a struct prints itself.
func (g *generator) stringMethod(f *file, d *model.Decl) {
	if !g.printing[d] {
		return
	}
	f.doc("// String returns x as JSON, without its secrets.")
	f.Func().Params(jen.Id("x").Op("*").Id(d.Name.Go)).Id("String").Params().String().Block(jen.Return(jen.Id("printed").Call(jen.Id("x"), jen.Id("secretNames"))))
	f.Line()
}
