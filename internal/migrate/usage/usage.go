// Package usage writes programs that use everything that an SDK exports: its
// operations, structs, constants and unions. Tests of gen migrate change them.
package usage

import (
	"fmt"
	"go/types"
	"strings"
)

// Programs returns the files of one package, by name. Each function in them uses one
// thing of an SDK.
func Programs(sdk *types.Package) map[string]string {
	w := &writer{sdk: sdk, path: sdk.Path(), files: map[string]string{}, enums: map[string][]string{}}
	w.collect()
	for _, name := range sdk.Scope().Names() {
		object, ok := sdk.Scope().Lookup(name).(*types.TypeName)
		if !ok || !object.Exported() || object.IsAlias() {
			continue
		}
		named, ok := object.Type().(*types.Named)
		if !ok || named.TypeParams().Len() > 0 {
			continue
		}
		w.declaration(named)
	}
	w.constants()
	w.flush()
	return w.files
}

// A writer collects functions, a few hundred for each file.
type writer struct {
	sdk   *types.Package
	path  string
	files map[string]string
	enums map[string][]string // constants by the name of their type
	body  strings.Builder
	count int
	total int
}

const perFile = 400

// add adds a function. Its name is unique.
func (w *writer) add(params, body string) {
	fmt.Fprintf(&w.body, "func use%d(%s) {\n%s}\n\n", w.total, params, body)
	w.total++
	if w.count++; w.count == perFile {
		w.flush()
	}
}

func (w *writer) flush() {
	if w.count == 0 {
		return
	}
	text := w.body.String()
	var imports strings.Builder
	for _, p := range []string{"context", "encoding/json", "errors", "io", "net/http", "os", "time"} {
		name := p[strings.LastIndex(p, "/")+1:]
		if strings.Contains(text, " "+name+".") || strings.Contains(text, "*"+name+".") || strings.Contains(text, "]"+name+".") || strings.Contains(text, "("+name+".") {
			fmt.Fprintf(&imports, "\t%q\n", p)
		}
	}
	name := fmt.Sprintf("use%d.go", len(w.files))
	w.files[name] = fmt.Sprintf("package main\n\nimport (\n%s\t%q\n)\n\n%s", imports.String(), w.path, text)
	w.body.Reset()
	w.count = 0
}

// text returns the text of a type.
func (w *writer) text(t types.Type) string {
	return types.TypeString(t, func(p *types.Package) string { return p.Name() })
}

// collect finds the constants of each enum.
func (w *writer) collect() {
	for _, name := range w.sdk.Scope().Names() {
		c, ok := w.sdk.Scope().Lookup(name).(*types.Const)
		if !ok || !c.Exported() {
			continue
		}
		if named, ok := c.Type().(*types.Named); ok && named.Obj().Pkg() == w.sdk {
			w.enums[named.Obj().Name()] = append(w.enums[named.Obj().Name()], w.sdk.Name()+"."+name)
		}
	}
}

// constants uses each constant of an enum, alone.
func (w *writer) constants() {
	for _, name := range w.sdk.Scope().Names() {
		if c, ok := w.sdk.Scope().Lookup(name).(*types.Const); ok && len(w.constantsOf(c.Type())) > 0 && c.Exported() {
			w.add("", fmt.Sprintf("\tv := %s.%s\n\t_ = v\n", w.sdk.Name(), name))
		}
	}
}
