package templates

import (
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strings"
	"testing"
)

func TestReserved(t *testing.T) {
	names := Reserved()
	for _, want := range []string{"Client", "NewClient", "Caller", "Option", "Call", "ListCall", "Nullable", "Raw", "NewRaw", "Ptr", "UseOAuthAuth"} {
		if !slices.Contains(names, want) {
			t.Errorf("Reserved() = %v, want %s in it", names, want)
		}
	}
	if !slices.IsSorted(names) || slices.Contains(names, "newCall") || slices.Contains(names, "Execute") {
		t.Errorf("Reserved() = %v, want only exported names of the package, sorted", names)
	}
}

// TestExported compares exported with the Go parser.
func TestExported(t *testing.T) {
	all := append(sources(), Source{"a.go", []byte("package a\n\nvar A, b, C = 1, 2, 3\n\ntype (\n\tD struct {\n\t\tE int\n\t}\n\tF[T any] int\n)\n\nfunc G[T any]() { H() }\n\nfunc (D) I() {}\n")})
	for _, s := range all {
		file, err := parser.ParseFile(token.NewFileSet(), s.Name, s.Data, 0)
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for name := range file.Scope.Objects {
			if token.IsExported(name) {
				want = append(want, name)
			}
		}
		if got := exported(s); !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))) {
			t.Errorf("exported(%s) = %q, want %q in any order", s.Name, got, want)
		}
	}
}

func TestRuntimeHasNoTests(t *testing.T) {
	for _, s := range Runtime(Features()...) {
		if strings.HasSuffix(s.Name, "_test.go") || s.Name == "doc.go" || len(s.Data) == 0 {
			t.Errorf("Runtime() has %s (%d bytes), want neither tests nor doc.go nor empty files", s.Name, len(s.Data))
		}
	}
}

// TestCLIModule compares the requirements and checksums of a command line with
// those of the root, which the tests of its hand-written part use.
func TestCLIModule(t *testing.T) {
	root := string(readFile(t, "../go.mod")) + string(readFile(t, "../go.sum"))
	requirements, sums := CLIModule()
	for line := range strings.Lines(string(requirements) + string(sums)) {
		required, _, _ := strings.Cut(strings.TrimSpace(line), " //")
		if !strings.Contains(root, required) {
			t.Errorf("the root lacks the line %q", required)
		}
	}
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
