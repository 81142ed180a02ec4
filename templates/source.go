// Package templates contains files that are copied into the outputs: the
// hand-written Go of the runtime, the command line and other parts of an SDK.
package templates

import (
	"embed"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"sync"
)

//go:embed go/runtime
var files embed.FS

// A Source is one Go file of the runtime.
type Source struct {
	Name string // "encode.go"
	Data []byte
}

// Runtime returns the files of the runtime for an SDK with the given features,
// sorted by name. They compile together with generated code that uses these
// features. Tests and doc.go are not included, because an SDK has its own
// package comment.
func Runtime(features ...Feature) []Source {
	return slices.DeleteFunc(sources(), func(s Source) bool { return !needed(s.Name, features) })
}

// sources returns the files of the runtime with every feature, by name.
func sources() []Source {
	var sources []Source
	entries, _ := files.ReadDir("go/runtime") // the folder is embedded
	for _, e := range entries {
		if name := e.Name(); name != "doc.go" && strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			sources = append(sources, Source{name, read("go/runtime/" + name)})
		}
	}
	return sources
}

// Reserved returns the exported names that no declaration of a document may take,
// sorted: those of the runtime with every feature, and of the client. They do not
// depend on the features of an SDK, so that a new feature never renames a type.
func Reserved() []string { return slices.Clone(reserved()) }

// reserved parses the runtime, once.
var reserved = sync.OnceValue(func() []string {
	names := []string{"Client", "NewClient", "UseAPIKey", "UseBasicAuth", "UseBearerToken", "UseDigestAuth", "UseOAuthAuth", "UseTokenSource"}
	for _, s := range sources() {
		names = append(names, exported(s)...)
	}
	slices.Sort(names)
	return slices.Compact(names)
})

func exported(s Source) []string {
	file, err := parser.ParseFile(token.NewFileSet(), s.Name, s.Data, parser.SkipObjectResolution)
	if err != nil {
		panic(fmt.Sprintf("parsing the embedded runtime: %v", err))
	}
	var names []string
	for _, decl := range file.Decls {
		for _, name := range declared(decl) {
			if name.IsExported() {
				names = append(names, name.Name)
			}
		}
	}
	return names
}

// declared returns the names that a declaration adds to its package.
func declared(decl ast.Decl) []*ast.Ident {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		if decl.Recv == nil {
			return []*ast.Ident{decl.Name}
		}
	case *ast.GenDecl:
		var names []*ast.Ident
		for _, spec := range decl.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				names = append(names, spec.Name)
			case *ast.ValueSpec:
				names = append(names, spec.Names...)
			}
		}
		return names
	}
	return nil
}

func read(name string) []byte {
	data, _ := files.ReadFile(name) // the file is embedded
	return data
}
