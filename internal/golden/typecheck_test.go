package golden

import (
	"crypto/sha256"
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
	"sync"
	"testing"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/templates"
)

// typeCheck holds the SDK's package and its table of operations to what the
// compiler would say of them.
func (o *outcome) typeCheck(t *testing.T) {
	t.Helper()
	if len(o.syntax) == 0 {
		return // there is no SDK
	}
	dir := path.Dir(o.syntax[0].path)
	var trees []*ast.File
	for _, f := range o.syntax {
		trees = append(trees, f.tree)
	}
	checkPackage(t, dir, o.copies(dir, runtimeFiles()), trees)
	table, trees := dir+"/ops", nil
	copied := copiedFiles("ops")
	for _, f := range o.files {
		if path.Dir(f.Path) != table || slices.Contains(copied, path.Base(f.Path)) {
			continue
		}
		tree, err := parser.ParseFile(positions, f.Path, f.Data, parser.SkipObjectResolution)
		if err != nil {
			t.Fatalf("generated Go does not parse: %v", err)
		}
		trees = append(trees, tree)
	}
	checkPackage(t, table, o.copies(table, copied), trees)
}

// copies returns the files in a folder that are copied from hand-written ones.
func (o *outcome) copies(dir string, names []string) []emit.File {
	return slices.DeleteFunc(slices.Clone(o.files), func(f emit.File) bool {
		return path.Dir(f.Path) != dir || !slices.Contains(names, path.Base(f.Path))
	})
}

// copiedFiles returns the names of the files in a folder of hand-written ones.
func copiedFiles(dir string) []string {
	var names []string
	for _, s := range templates.Tree(dir) {
		if path.Dir(s.Name) == "." {
			names = append(names, s.Name)
		}
	}
	return names
}

// checkPackage type-checks the generated files of a package. Its copied files have
// been checked already, so that their declarations are enough.
func checkPackage(t *testing.T, name string, copies []emit.File, generated []*ast.File) {
	t.Helper()
	declarations, err := checkCopies(name, copies)
	if err != nil {
		t.Fatalf("the files that are copied to %s do not compile alone: %v", name, err)
	}
	imports, _ := exports() // the copies have been checked with it
	c := types.Config{Importer: imports, Error: func(err error) {
		var at types.Error
		if errors.As(err, &at) && at.Soft && slices.ContainsFunc(copies, func(f emit.File) bool { return f.Path == at.Fset.Position(at.Pos).Filename }) {
			return // an import that only a body uses
		}
		t.Errorf("generated Go does not compile: %v", err)
	}}
	_, _ = c.Check(name, positions, slices.Concat(declarations, generated), nil) // Error has seen them all
}

// checkedCopies holds what checkCopies returns, by the checksum of its arguments.
// Most goldens have the same copies.
var checkedCopies sync.Map

// checkCopies type-checks copied files and returns their syntax without the bodies
// of functions.
func checkCopies(name string, files []emit.File) ([]*ast.File, error) {
	sum := sha256.New()
	for _, f := range files {
		fmt.Fprintf(sum, "%s %d\n%s", f.Path, len(f.Data), f.Data)
	}
	once, _ := checkedCopies.LoadOrStore([sha256.Size]byte(sum.Sum(nil)), sync.OnceValues(func() ([]*ast.File, error) {
		imports, err := exports()
		if err != nil {
			return nil, err
		}
		var trees []*ast.File
		for _, f := range files {
			tree, err := parser.ParseFile(positions, f.Path, f.Data, parser.SkipObjectResolution)
			if err != nil {
				return nil, err
			}
			trees = append(trees, tree)
		}
		if _, err := (&types.Config{Importer: imports}).Check(name, positions, trees, nil); err != nil {
			return nil, err
		}
		for _, tree := range trees {
			dropBodies(tree)
		}
		return trees, nil
	}))
	return once.(func() ([]*ast.File, error))()
}

// dropBodies removes the bodies of functions. The type checker insists on that of a
// generic function.
func dropBodies(tree *ast.File) {
	for _, d := range tree.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Type.TypeParams == nil && f.Name.Name != "init" {
			f.Body = nil
		}
	}
}

// exports returns an importer of everything that the runtime imports. The go
// command compiles it, or finds it in the build cache.
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
	return &lockedImporter{importer: importer.ForCompiler(token.NewFileSet(), "gc", open)}, list.Wait()
})

// A lockedImporter is an importer for several goroutines.
type lockedImporter struct {
	mu       sync.Mutex
	importer types.Importer
}

func (l *lockedImporter) Import(name string) (*types.Package, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.importer.Import(name)
}
