//go:build conformance

package reach

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
	"slices"
	"strings"
	"sync"

	"github.com/atlasgen/atlasgen/internal/emit"
)

// A tree is generated Go in memory, checked as the compiler checks it.
type tree struct {
	positions *token.FileSet
	sources   map[string][]*ast.File // by import path
	checked   map[string]*types.Package
	errors    []string
}

// compile type-checks all packages of generated files and returns what is wrong.
func compile(files []emit.File) []string {
	y := &tree{positions: token.NewFileSet(), sources: map[string][]*ast.File{}, checked: map[string]*types.Package{}}
	modules := map[string]string{} // import path by folder
	for _, f := range files {
		if path.Base(f.Path) == "go.mod" {
			first, _, _ := strings.Cut(string(f.Data), "\n")
			modules[path.Dir(f.Path)] = strings.TrimPrefix(first, "module ")
		}
	}
	for _, f := range files {
		folder, _, _ := strings.Cut(f.Path, "/")
		if path.Ext(f.Path) == ".go" && !strings.HasSuffix(f.Path, "_test.go") && modules[folder] != "" {
			y.add(modules[folder]+strings.TrimPrefix(path.Dir(f.Path), folder), f)
		}
	}
	for name := range y.sources {
		if _, err := y.Import(name); err != nil {
			y.errors = append(y.errors, err.Error())
		}
	}
	return y.errors
}

func (y *tree) add(name string, f emit.File) {
	syntax, err := parser.ParseFile(y.positions, f.Path, f.Data, parser.SkipObjectResolution)
	if err != nil {
		y.errors = append(y.errors, err.Error())
		return
	}
	y.sources[name] = append(y.sources[name], syntax)
}

// Import returns a package: a generated one, or one that was compiled before.
func (y *tree) Import(name string) (*types.Package, error) {
	if y.checked[name] != nil {
		return y.checked[name], nil
	}
	if y.sources[name] == nil {
		return compiled(name)
	}
	c := types.Config{Importer: y, Error: func(err error) { y.errors = append(y.errors, err.Error()) }}
	y.checked[name], _ = c.Check(name, y.positions, y.sources[name], nil) // Error has seen them all
	return y.checked[name], nil
}

// exports returns the files of export data of everything that outputs import, by
// import path.
var exports = sync.OnceValues(func() (map[string]string, error) {
	list := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Export", "../../../templates/go/...")
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("listing what outputs import: %w", err)
	}
	files := map[string]string{}
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct{ ImportPath, Export string }
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			return files, nil
		}
		if err != nil {
			return nil, err
		}
		files[p.ImportPath] = p.Export
	}
})

var (
	compiledOnce sync.Mutex
	compiledBy   types.Importer
)

// compiled returns a package of the standard library or of another module.
func compiled(name string) (*types.Package, error) {
	files, err := exports()
	if err != nil {
		return nil, err
	}
	compiledOnce.Lock()
	defer compiledOnce.Unlock()
	if compiledBy == nil {
		compiledBy = importer.ForCompiler(token.NewFileSet(), "gc", func(name string) (io.ReadCloser, error) {
			if files[name] == "" {
				return nil, fmt.Errorf("generated Go imports %q, which the templates do not", name)
			}
			return os.Open(files[name])
		})
	}
	return compiledBy.Import(name)
}

// first returns the first texts of a list, sorted.
func first(texts []string, n int) []string {
	slices.Sort(texts)
	return texts[:min(n, len(texts))]
}
