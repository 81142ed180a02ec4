//go:build conformance

package conformance

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const middleDocument = "specs/atlas-admin-v2-2026-02-17.yaml"

// TestFormerNames compiles a program that uses every exported type and constant of one
// SDK with the next one, which has aliases. Only what gen diff calls gone may be missing.
func TestFormerNames(t *testing.T) {
	for _, pair := range [][2]string{{olderDocument, middleDocument}, {middleDocument, newest}} {
		t.Run(filepath.Base(pair[1]), func(t *testing.T) { testFormerNames(t, shared(t, pair[0]), shared(t, pair[1])) })
	}
}

func testFormerNames(t *testing.T, older, newer string) {
	types, constants := exportedNames(t, filepath.Join(generate(t, older, "2025-03-12"), "admin"))
	undefined := compileUses(t, withAliases(t, older, newer), types, constants)
	plain := compileUses(t, generate(t, newer, "2025-03-12", "--module", newerModule), types, constants)
	gone := goneNames(t, older, newer)
	for _, name := range undefined {
		if !gone[name] {
			t.Errorf("%s is not declared, and gen diff does not call it gone", name)
		}
	}
	t.Logf("%d types, %d constants; undefined without aliases %d, with them %d", len(types), len(constants), len(plain), len(undefined))
	if len(plain) <= len(undefined) {
		t.Errorf("aliases declare nothing: %d names are undefined without them, %d with them", len(plain), len(undefined))
	}
}

// withAliases generates the SDK of a document with the names of an older one.
func withAliases(t *testing.T, older, newer string) string {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "atlasgen.yaml"), fmt.Appendf(nil, "spec: %s\npin: 2025-03-12\nout: out\nsdk: {module: %s, aliases: %s}\n", newer, newerModule, older))
	if r := gen(t, "--config", filepath.Join(dir, "atlasgen.yaml"), "--only", "sdk"); r.code != 0 {
		t.Fatalf("gen: exit code %d, want 0\n%.4000s", r.code, r.stderr)
	}
	return filepath.Join(dir, "out", "sdk")
}

// exportedNames returns the exported types without parameters, and the exported constants
// of a package.
func exportedNames(t *testing.T, dir string) (typeNames, constants []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: no files, %v", dir, err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range tree.Decls {
			d, ok := decl.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, spec := range d.Specs {
				switch s := spec.(type) {
				case *ast.TypeSpec:
					if s.Name.IsExported() && s.TypeParams == nil {
						typeNames = append(typeNames, s.Name.Name)
					}
				case *ast.ValueSpec:
					for _, name := range s.Names {
						if d.Tok == token.CONST && name.IsExported() {
							constants = append(constants, name.Name)
						}
					}
				}
			}
		}
	}
	return typeNames, constants
}

var undefinedName = regexp.MustCompile(`undefined: admin\.(\w+)`)

// compileUses compiles a program that uses names of an SDK. It returns those that are not
// declared.
func compileUses(t *testing.T, sdk string, types, constants []string) []string {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "package main\n\nimport \"%s/admin\"\n\nfunc main() {\n", newerModule)
	for _, name := range types {
		fmt.Fprintf(&b, "\t_ = new(admin.%s)\n", name)
	}
	for _, name := range constants {
		fmt.Fprintf(&b, "\t_ = admin.%s\n", name)
	}
	b.WriteString("}\n")
	dir := t.TempDir()
	write(t, filepath.Join(dir, "main.go"), []byte(b.String()))
	write(t, filepath.Join(dir, "go.mod"), fmt.Appendf(nil, "module uses\n\ngo 1.26.0\n\nrequire %[1]s v0.0.0\n\nreplace %[1]s => %[2]s\n", newerModule, sdk))
	out, err := command(dir, "go", "build", "-gcflags=-e", "-o", os.DevNull, ".").CombinedOutput()
	var undefined []string
	for line := range strings.Lines(string(out)) {
		m := undefinedName.FindStringSubmatch(line)
		switch {
		case m != nil:
			undefined = append(undefined, m[1])
		case strings.Contains(line, ".go:"):
			t.Errorf("the program does not compile: %s", line)
		}
	}
	if (err != nil) != (len(undefined) > 0) {
		t.Fatalf("go build: %v\n%.2000s", err, out)
	}
	slices.Sort(undefined)
	return slices.Compact(undefined)
}

// goneNames returns the types and constants that gen diff calls removed.
func goneNames(t *testing.T, older, newer string) map[string]bool {
	t.Helper()
	compared := gen(t, "diff", older, newer, "--pin", "2025-03-12", "--format", "json")
	var found struct {
		Removed []struct{ Kind, Type, Name string }
	}
	if err := json.Unmarshal([]byte(compared.stdout), &found); err != nil {
		t.Fatalf("gen diff: %v\n%s", err, compared.stderr)
	}
	gone := map[string]bool{}
	for _, r := range found.Removed {
		if r.Type == "" {
			gone[r.Name] = true
		}
	}
	return gone
}
