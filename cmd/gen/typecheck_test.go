package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path"
	"strings"
	"sync"
	"testing"

	"github.com/atlasgen/atlasgen/internal/emit"
)

// typeCheck holds generated Go to what the compiler would say of it. What it
// imports comes from the build cache, and is looked up once.
func typeCheck(t *testing.T, files []emit.File) {
	t.Helper()
	imports, err := exports()
	if err != nil {
		t.Fatal(err)
	}
	set := token.NewFileSet()
	packages := map[string][]*ast.File{}
	for _, f := range files {
		if path.Ext(f.Path) != ".go" || copied(path.Dir(f.Path)) {
			continue
		}
		tree, err := parser.ParseFile(set, f.Path, f.Data, parser.SkipObjectResolution)
		if err != nil {
			t.Fatalf("generated Go does not parse: %v", err)
		}
		packages[path.Dir(f.Path)] = append(packages[path.Dir(f.Path)], tree)
	}
	for name, trees := range packages {
		check := types.Config{Importer: imports, Error: func(err error) { t.Errorf("generated Go does not compile: %v", err) }}
		_, _ = check.Check(name, set, trees, nil) // Error has seen them all
	}
}

// copied reports whether a package is hand-written and imports generated ones, of
// which there is no export data: the fake, and what reads the table.
func copied(dir string) bool {
	return strings.HasSuffix(dir, "test") || path.Base(path.Dir(dir)) == "ops"
}

// exports returns an importer of everything that the runtime imports.
var exports = sync.OnceValues(func() (types.Importer, error) {
	list := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Export", "../../templates/go/runtime")
	list.Stderr = os.Stderr
	out, err := list.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := list.Start(); err != nil {
		return nil, err
	}
	compiled := map[string]string{} // file by import path
	for d := json.NewDecoder(out); ; {
		var p struct{ ImportPath, Export string }
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		compiled[p.ImportPath] = p.Export
	}
	open := func(name string) (io.ReadCloser, error) {
		if compiled[name] == "" {
			return nil, fmt.Errorf("generated Go imports %q, which the runtime does not", name)
		}
		return os.Open(compiled[name])
	}
	return importer.ForCompiler(token.NewFileSet(), "gc", open), list.Wait()
})
