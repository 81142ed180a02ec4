package migrate

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/packages"
)

// pkg finds the edits of one package.
func (m *migration) pkg(p *packages.Package) {
	for _, e := range p.Errors {
		if !m.seen[e.Error()] {
			m.seen[e.Error()] = true
			m.problems = append(m.problems, Problem{Text: e.Error()})
		}
	}
	for _, name := range p.IgnoredFiles {
		m.ignored(name)
	}
	for i, tree := range p.Syntax {
		if i < len(p.CompiledGoFiles) && !slices.Contains(p.GoFiles, p.CompiledGoFiles[i]) {
			continue // cgo made it
		}
		s := &scope{m, p}
		for _, spec := range tree.Imports {
			s.importSpec(spec)
		}
		ast.PreorderStack(tree, nil, s.visit)
	}
}

// ignored tells of a file that uses the SDK and is built on other systems, or with
// other tags: nobody knows what its names stand for.
func (m *migration) ignored(name string) {
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, name, nil, parser.ImportsOnly)
	if err != nil {
		return // no Go code, or none that the go command would read
	}
	for _, spec := range tree.Imports {
		if _, uses := m.below(spec); uses {
			m.problem(set.Position(spec.Pos()), "build constraints leave this file out: run again with the GOOS, GOARCH or -tags (in GOFLAGS) that it asks for")
		}
	}
}

// below returns what an import has below the path of the older SDK; ok is false if
// it imports something else.
func (m *migration) below(spec *ast.ImportSpec) (rest string, ok bool) {
	from, err := strconv.Unquote(spec.Path.Value)
	rest, ok = strings.CutPrefix(from, m.options.From)
	return rest, err == nil && ok && (rest == "" || rest[0] == '/')
}

// A scope is a package whose code is being changed.
type scope struct {
	*migration
	pkg *packages.Package
}

func (s *scope) position(p token.Pos) token.Position { return s.pkg.Fset.Position(p) }

// replace replaces a node by text.
func (s *scope) replace(n ast.Node, text string) {
	s.edit(s.position(n.Pos()), s.position(n.End()), text)
}

// importSpec changes the path of the SDK and of packages below it. If the last
// element differs, the name under which the file knows it is kept.
func (s *scope) importSpec(spec *ast.ImportSpec) {
	rest, uses := s.below(spec)
	if !uses || s.options.From == s.options.To {
		return
	}
	text := strconv.Quote(s.options.To + rest)
	if rest == "" && spec.Name == nil && path.Base(s.options.From) != path.Base(s.options.To) {
		text = path.Base(s.options.From) + " " + text
	}
	s.replace(spec.Path, text)
}

// visit changes the names of the SDK. stack holds what is around n.
func (s *scope) visit(n ast.Node, stack []ast.Node) bool {
	name, ok := n.(*ast.Ident)
	if !ok {
		return true
	}
	object := s.pkg.TypesInfo.Uses[name]
	if object == nil || object.Pkg() == nil || object.Pkg().Path() != s.options.From {
		return true
	}
	sym := s.owners.symbol(object)
	if r, ok := s.index.removed[sym]; ok {
		s.problem(s.position(name.Pos()), "%s: %s", describe(sym), r.Reason)
		return true
	}
	if r, ok := s.index.renames[sym]; ok {
		s.rename(name, r, stack)
	}
	return true
}

func describe(sym symbol) string {
	if sym.owner != "" {
		return sym.owner + "." + sym.name
	}
	return sym.name
}

func (s *scope) rename(name *ast.Ident, r Rename, stack []ast.Node) {
	if r.To != r.From {
		s.replace(name, r.To)
	}
	if r.Kind == "method" && r.Type != r.ToType {
		s.move(name, r, stack)
	}
}

// move makes "client.OldApi.Method" ask another service. Where the service was
// kept in a variable, someone must see to it.
func (s *scope) move(name *ast.Ident, r Rename, stack []ast.Node) {
	if method, ok := stack[len(stack)-1].(*ast.SelectorExpr); ok && method.Sel == name {
		if service, ok := ast.Unparen(method.X).(*ast.SelectorExpr); ok && service.Sel.Name == r.Type {
			s.replace(service.Sel, r.ToType)
			return
		}
	}
	s.problem(s.position(name.End()), "%s.%s: it is a method of %s now", r.Type, r.From, r.ToType)
}

// owners are the types to which the fields of a package belong. A field does not
// know its struct.
type owners map[*types.Var]string

// symbol returns what the map of names calls an object.
func (o owners) symbol(object types.Object) symbol {
	switch object := object.(type) {
	case *types.TypeName:
		return symbol{"type", "", object.Name()}
	case *types.Const:
		return symbol{"constant", "", object.Name()}
	case *types.Func:
		if recv := object.Signature().Recv(); recv != nil {
			return symbol{"method", typeName(recv.Type()), object.Name()}
		}
		return symbol{"function", "", object.Name()}
	case *types.Var:
		if object.IsField() {
			return symbol{"field", o.of(object.Origin()), object.Name()}
		}
	}
	return symbol{"variable", "", object.Name()}
}

func typeName(t types.Type) string {
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	if named, ok := t.(*types.Named); ok {
		return named.Obj().Name()
	}
	return ""
}

// of returns the name of the struct that a field belongs to, or an empty string.
func (o owners) of(field *types.Var) string {
	if _, known := o[field]; !known {
		o.add(field.Pkg())
	}
	return o[field]
}

func (o owners) add(p *types.Package) {
	for _, name := range p.Scope().Names() {
		object, ok := p.Scope().Lookup(name).(*types.TypeName)
		if !ok || object.IsAlias() {
			continue
		}
		if s, ok := object.Type().Underlying().(*types.Struct); ok {
			for i := range s.NumFields() {
				o[s.Field(i)] = name
			}
		}
	}
}
