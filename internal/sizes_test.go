package internal_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The limits of hand-written Go, in lines. The tables of cases make functions and
// packages of tests long, so only the limit of a file applies to tests.
const (
	maxFile     = 330
	maxPackage  = 2500
	maxMedian   = 10
	maxNinety   = 21 // 90 % of all functions are not longer
	maxFunction = 44
)

// large names the packages that may have more than maxPackage lines. A package
// that no longer needs this must leave the list.
var large = map[string]string{
	"templates/go/runtime": "users of the SDK import one package",
}

func TestSizes(t *testing.T) {
	sources := handWritten(t)
	packages := map[string]int{}
	var lengths []int
	for _, s := range sources {
		if n := s.lines(); n > maxFile {
			t.Errorf("%s has %d lines, want %d at most", s.path, n, maxFile)
		}
		if s.isTest() {
			continue
		}
		packages[filepath.ToSlash(filepath.Dir(s.path))] += s.lines()
		for name, n := range s.functions(t) {
			if n > maxFunction {
				t.Errorf("%s: %s has %d lines, want %d at most", s.path, name, n, maxFunction)
			}
			lengths = append(lengths, n)
		}
	}
	for name, n := range packages {
		if _, may := large[name]; may != (n > maxPackage) {
			t.Errorf("%s has %d lines, limit %d, exception: %v", name, n, maxPackage, may)
		}
	}
	slices.Sort(lengths)
	if n := lengths[len(lengths)/2]; n > maxMedian {
		t.Errorf("the median of %d functions has %d lines, want %d at most", len(lengths), n, maxMedian)
	}
	if n := lengths[len(lengths)*9/10]; n > maxNinety {
		t.Errorf("90 %% of %d functions have up to %d lines, want %d at most", len(lengths), n, maxNinety)
	}
}

// A source is a file of hand-written Go. Its path is relative to the root of the
// module.
type source struct {
	path string
	data []byte
}

func (s source) isTest() bool { return strings.HasSuffix(s.path, "_test.go") }

func (s source) lines() int { return bytes.Count(s.data, []byte("\n")) }

// functions returns the lines of each function, from "func" to the closing brace.
func (s source) functions(t *testing.T) map[string]int {
	t.Helper()
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, s.path, s.data, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	lengths := map[string]int{}
	for _, decl := range tree.Decls {
		if f, ok := decl.(*ast.FuncDecl); ok {
			first, last := set.Position(f.Pos()), set.Position(f.End())
			lengths[first.String()+": "+f.Name.Name] = last.Line - first.Line + 1
		}
	}
	return lengths
}

// handWritten returns the Go files of the module and of the tests of other
// modules, without those that atlasgen has written.
func handWritten(t *testing.T) []source {
	t.Helper()
	var sources []source
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "generated" || path == "internal/emit/sdk/testdata"):
			return fs.SkipDir
		case d.IsDir() || filepath.Ext(path) != ".go":
			return nil
		}
		data, err := fs.ReadFile(root, path)
		if !bytes.HasPrefix(data, []byte("// Code generated")) {
			sources = append(sources, source{path, data})
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(sources) < 400 {
		t.Fatalf("found %d files", len(sources))
	}
	return sources
}
