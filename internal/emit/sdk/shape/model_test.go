package shape

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// The functions here build models by hand, small enough to be read, for the
// tests of this package.

func named(goName, wire string) model.Name {
	return model.Name{Go: goName, Wire: wire, Kebab: strings.ToLower(goName)}
}

func declared(name string, t model.Type) *model.Decl {
	return &model.Decl{Name: named(name, name), Pointer: "/components/schemas/" + name, Schema: model.Schema{Type: t}}
}

func ref(d *model.Decl) model.Type { return &model.Ref{Decl: d} }

func words() model.Type { return model.Primitive{Kind: model.String} }

func list(elem model.Type) model.Type { return &model.List{Elem: &model.Schema{Type: elem}} }

// property returns a property under the Go name that its wire name has with a
// capital; change may alter it.
func property(wire string, t model.Type, change ...func(*model.Property)) *model.Property {
	p := &model.Property{Name: named(strings.ToUpper(wire[:1])+wire[1:], wire), Schema: model.Schema{Type: t}}
	for _, c := range change {
		c(p)
	}
	return p
}

func required(p *model.Property)   { p.Required = true }
func nullValued(p *model.Property) { p.Nullable = true }

func object(name string, properties ...*model.Property) *model.Decl {
	return declared(name, &model.Object{Properties: properties})
}
