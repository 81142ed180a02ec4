package rewrite

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/packages"

	"github.com/atlasgen/atlasgen/internal/migrate/pair"
)

// A File is a file that is rewritten.
type File struct {
	*Rewriter
	Pkg  *packages.Package
	Tree *ast.File

	source      []byte
	parents     map[ast.Node]ast.Node
	definitions map[types.Object]*ast.Ident // of variables; not ranged over
	actuals     map[types.Object]types.Type // types of variables that changed; not ranged over
	sdk         string                      // local name of the SDK; "." for none
	added       string                      // name under which the SDK must be imported, or empty
	imports     []string                    // other packages to import
}

// uses reports whether a file uses the older SDK.
func (f *File) uses() bool {
	found := false
	ast.Inspect(f.Tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			found = found || f.PairOf(f.Pkg.TypesInfo.Uses[n]) != nil
		case *ast.ImportSpec:
			found = found || f.imported(n) != nil
		}
		return !found
	})
	return found
}

func (f *File) open(source []byte) {
	f.source, f.parents, f.definitions = source, map[ast.Node]ast.Node{}, map[types.Object]*ast.Ident{}
	ast.PreorderStack(f.Tree, nil, func(n ast.Node, stack []ast.Node) bool {
		if len(stack) > 0 {
			f.parents[n] = stack[len(stack)-1]
		}
		if name, ok := n.(*ast.Ident); ok && f.Pkg.TypesInfo.Defs[name] != nil {
			f.definitions[f.Pkg.TypesInfo.Defs[name]] = name
		}
		return true
	})
	f.nameSDK()
}

// Parent returns the node around another, without parentheses.
func (f *File) Parent(n ast.Node) ast.Node {
	parent := f.parents[n]
	for {
		paren, ok := parent.(*ast.ParenExpr)
		if !ok {
			return parent
		}
		parent = f.parents[paren]
	}
}

// rewrite returns the new text and the changes. It is formatted if the old text was.
func (f *File) rewrite() ([]byte, []edit) {
	edits := f.edits(f.Tree, nil)
	edits = append(edits, f.newImports()...)
	after := []byte(f.apply(0, len(f.source), edits))
	if was, err := format.Source(f.source); err == nil && bytes.Equal(was, f.source) {
		if is, err := format.Source(after); err == nil {
			after = is
		}
	}
	if bytes.Equal(after, f.source) {
		return nil, nil
	}
	return after, edits
}

// An edit replaces bytes of a file.
type edit struct {
	start, end int // offsets
	text       string
}

// Overrides are texts for nodes. They are not ranged over.
type Overrides map[ast.Node]string

// edits returns the changes inside a node.
func (f *File) edits(root ast.Node, over Overrides) []edit {
	var edits []edit
	ast.Inspect(root, func(n ast.Node) bool {
		if n == nil || n == root {
			return true
		}
		text, ok := over[n]
		if !ok {
			text, ok = f.node(n)
		}
		if ok {
			edits = append(edits, edit{f.offset(n.Pos()), f.offset(n.End()), text})
		}
		return !ok
	})
	return edits
}

func (f *File) offset(p token.Pos) int { return f.Program.Set.File(f.Tree.FileStart).Offset(p) }

// apply returns a part of the file with edits.
func (f *File) apply(start, end int, edits []edit) string {
	slices.SortStableFunc(edits, func(a, b edit) int { return a.start - b.start })
	var text bytes.Buffer
	for _, e := range edits {
		text.Write(f.source[start:e.start])
		text.WriteString(e.text)
		start = e.end
	}
	text.Write(f.source[start:end])
	return text.String()
}

// Text returns the text of a node in the newer SDK. An expression keeps its type.
func (f *File) Text(n ast.Node) string {
	if text, ok := f.node(n); ok {
		return text
	}
	return f.With(n, nil)
}

// With returns the text of a node with the given text for some nodes inside.
func (f *File) With(n ast.Node, over Overrides) string {
	return f.apply(f.offset(n.Pos()), f.offset(n.End()), f.edits(n, over))
}

// Note writes a note for a place.
func (f *File) Note(pos token.Pos, topic Topic, format string, args ...any) {
	f.Notes = append(f.Notes, Note{f.Program.Set.PositionFor(pos, false), topic, fmt.Sprintf(format, args...)})
}

// Object returns what a name stands for in the old code; nil if it is unknown.
func (f *File) Object(name *ast.Ident) types.Object {
	object := f.Pkg.TypesInfo.Uses[name]
	if embedded := embeddedType(object); embedded != nil {
		return embedded
	}
	return object
}

// embeddedType returns the type from which an embedded field has its name; nil for
// any other object.
func embeddedType(object types.Object) types.Object {
	field, ok := object.(*types.Var)
	if !ok || !field.Embedded() {
		return nil
	}
	t := field.Type()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	switch t := t.(type) {
	case *types.Alias:
		return t.Obj()
	case *types.Named:
		return t.Obj()
	default:
		return nil
	}
}

// TypeOf returns the type of an expression in the old code, or nil.
func (f *File) TypeOf(e ast.Expr) types.Type { return f.Pkg.TypesInfo.TypeOf(e) }

// Type returns a type with those of older SDKs replaced, or nil.
func (f *File) Type(t types.Type) types.Type {
	for _, p := range f.Pairs {
		if t == nil {
			return nil
		}
		t = p.Type(t)
	}
	return t
}

// Pair returns a pair for conversions: all pairs have the same newer SDK.
func (f *File) Pair() *pair.Pair { return f.Pairs[0] }
