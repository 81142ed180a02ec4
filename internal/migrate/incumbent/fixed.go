package incumbent

import (
	"go/ast"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/migrate/rewrite"
)

// isFixed reports whether the newer operation always sends one value for a parameter.
func (d *Dialect) isFixed(f *rewrite.File, short *types.Func, name string, argument ast.Expr) bool {
	_, params := d.long(short)
	return params != nil && d.fixed(f, params, name, argument)
}

// fixed reports whether a struct of parameters has one value for a parameter, and
// writes a note about the argument that is left out.
func (d *Dialect) fixed(f *rewrite.File, params *types.Named, name string, argument ast.Expr) bool {
	s, ok := params.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for i := range s.NumFields() {
		tag := reflect.StructTag(s.Tag(i))
		value, isFixed := tag.Lookup("fixed")
		if isFixed && slices.ContainsFunc([]string{"path", "query", "header"}, func(place string) bool { return plain(tag.Get(place)) == plain(name) }) {
			f.Note(argument.Pos(), rewrite.Behavior, "%s is always %s: the argument is left out", name, value)
			return true
		}
	}
	return false
}

// withoutFixed changes the literal of a struct of parameters that sets one which has
// only one value now.
func (d *Dialect) withoutFixed(f *rewrite.File, n *ast.CompositeLit, next *types.Named, parts []part) (string, bool) {
	if !strings.HasSuffix(next.Obj().Name(), "Params") || !hasFixed(next) {
		return "", false
	}
	var texts []string
	dropped := false
	for _, p := range parts {
		if d.fixed(f, next, p.name, p.value) {
			dropped = true
			continue
		}
		text, ok := d.part(f, next, p.name, p.value, true)
		if !ok {
			return "", false
		}
		texts = append(texts, text)
	}
	separator := ", "
	if f.Lines(n) > 1 {
		separator = ",\n"
	}
	return f.TypeText(next) + "{" + strings.Join(texts, separator) + "}", dropped
}

// hasFixed reports whether a struct of parameters has one with one value.
func hasFixed(params *types.Named) bool {
	s, ok := params.Underlying().(*types.Struct)
	for i := 0; ok && i < s.NumFields(); i++ {
		if _, isFixed := reflect.StructTag(s.Tag(i)).Lookup("fixed"); isFixed {
			return true
		}
	}
	return false
}
