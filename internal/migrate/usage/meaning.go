package usage

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Meanings returns what each function of a file says to the API, by the function's
// name: the wire names of fields, the values of constants, and the operations. It
// does not say in which order.
func (b *Bench) Meanings(file *ast.File, info *types.Info, sdk *types.Package) map[string][]string {
	if b.known[sdk] == nil {
		b.known[sdk] = &known{wires(sdk), operations(b.sources[sdk.Path()])}
	}
	m := &meaning{known: b.known[sdk], info: info, sdk: sdk}
	all := map[string][]string{}
	for _, decl := range file.Decls {
		if d, ok := decl.(*ast.FuncDecl); ok && d.Body != nil {
			m.found = nil
			ast.Inspect(d.Body, m.visit)
			slices.Sort(m.found)
			all[d.Name.Name] = slices.Compact(m.found)
		}
	}
	return all
}

// Check returns a file after its change, with the types that it has. Errors are left
// to others.
func (b *Bench) Check(name string, text []byte, parse func(*token.FileSet, string, []byte) (*ast.File, error)) (*ast.File, *types.Info, error) {
	file, err := parse(b.Set, name, text)
	if err != nil {
		return nil, nil, err
	}
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{}, Selections: map[*ast.SelectorExpr]*types.Selection{}}
	config := types.Config{Importer: b, Error: func(error) {}}
	_, _ = config.Check("after", b.Set, []*ast.File{file}, info) // what does not compile has no meaning
	return file, info, nil
}

// Known holds what an SDK says to the API. Its maps are not ranged over.
type known struct {
	wires      map[*types.Var]string // names of fields
	operations map[string]string     // method and path
}

type meaning struct {
	*known
	info  *types.Info
	sdk   *types.Package
	found []string
}

func (m *meaning) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.BasicLit:
		if text, err := strconv.Unquote(n.Value); err == nil {
			m.found = append(m.found, "value "+text)
		}
	case *ast.Ident:
		m.object(m.info.Uses[n])
	}
	return true
}

func (m *meaning) object(object types.Object) {
	if object == nil || object.Pkg() != m.sdk {
		return
	}
	switch object := object.(type) {
	case *types.Const:
		if object.Val().Kind() == constant.String {
			m.found = append(m.found, "value "+constant.StringVal(object.Val()))
		}
	case *types.Var:
		if wire := m.wires[object]; wire != "" {
			m.found = append(m.found, "field "+wire)
		}
	case *types.Func:
		name := strings.TrimSuffix(object.Name(), "WithParams")
		if object.Signature().Recv() != nil && name != "" {
			if operation, ok := m.operations[strings.ToLower(name[:1])+name[1:]]; ok {
				m.found = append(m.found, "operation "+operation)
			}
		}
	}
}

// wires returns the wire name of each field of a package's structs.
func wires(sdk *types.Package) map[*types.Var]string {
	all := map[*types.Var]string{}
	for _, name := range sdk.Scope().Names() {
		object, ok := sdk.Scope().Lookup(name).(*types.TypeName)
		if !ok {
			continue
		}
		s, ok := object.Type().Underlying().(*types.Struct)
		if !ok {
			continue
		}
		for i := range s.NumFields() {
			for _, key := range []string{"json", "path", "query", "header"} {
				if wire, _, _ := strings.Cut(reflect.StructTag(s.Tag(i)).Get(key), ","); wire != "" && wire != "-" {
					all[s.Field(i)] = key + " " + wire
				}
			}
		}
	}
	return all
}

// operations returns the method and path of each operation, by the name of its
// variable without "Operation".
func operations(source []*ast.File) map[string]string {
	all := map[string]string{}
	for _, file := range source {
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 || !strings.HasSuffix(spec.Names[0].Name, "Operation") {
				return true
			}
			literal, ok := spec.Values[0].(*ast.CompositeLit)
			if !ok {
				return true
			}
			texts := map[string]string{}
			for _, e := range literal.Elts {
				if kv, ok := e.(*ast.KeyValueExpr); ok {
					if value, ok := kv.Value.(*ast.BasicLit); ok {
						texts[kv.Key.(*ast.Ident).Name], _ = strconv.Unquote(value.Value)
					}
				}
			}
			all[strings.TrimSuffix(spec.Names[0].Name, "Operation")] = texts["Method"] + " " + texts["Path"]
			return true
		})
	}
	return all
}

// Arguments returns the arguments of calls of operations that reach another parameter
// than that with their own name, and the number of operations that are called. The
// argument for a parameter is called like it, with "_" at the end.
func Arguments(file *ast.File, info *types.Info, sdk *types.Package, skip, called map[string]bool) (wrong []string) {
	check := func(parameter string, e ast.Expr) {
		name, ok := ast.Unparen(e).(*ast.Ident)
		if !ok || !strings.HasSuffix(name.Name, "_") || fold(parameter) == "body" || fold(name.Name) == fold(parameter) {
			return
		}
		wrong = append(wrong, name.Name+" as "+parameter)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			return !skip[n.Name.Name]
		case *ast.CallExpr:
			s, ok := n.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			f, ok := info.Uses[s.Sel].(*types.Func)
			if !ok || f.Pkg() != sdk || f.Signature().Recv() == nil || f.Signature().Params().Len() < len(n.Args) || len(n.Args) == 0 {
				return true
			}
			called[strings.TrimSuffix(f.Name(), "WithParams")] = true
			for i, a := range n.Args {
				check(f.Signature().Params().At(i).Name(), a)
			}
		case *ast.KeyValueExpr:
			if key, ok := n.Key.(*ast.Ident); ok {
				if call, ok := n.Value.(*ast.CallExpr); ok && len(call.Args) == 1 {
					check(key.Name, call.Args[0])
				}
				check(key.Name, n.Value)
			}
		}
		return true
	})
	return wrong
}

func fold(name string) string { return strings.ToLower(strings.Trim(name, "_")) }
