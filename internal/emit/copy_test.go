package emit_test

import (
	"go/format"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/templates"
)

// TestCopiesAreFormatted compares FormatImports with gofmt for every file that is
// copied, with import paths that sort before and after each other.
func TestCopiesAreFormatted(t *testing.T) {
	moved := 0
	for _, dir := range []string{"cli", "fake", "ops"} {
		for _, path := range []string{"a/", "zz/"} {
			paths := strings.NewReplacer(`"github.com/atlasgen/atlasgen/templates/go/cli/`, `"m/internal/`, `"github.com/atlasgen/atlasgen/templates/go/`, `"`+path)
			for _, s := range templates.Tree(dir) {
				source := []byte(paths.Replace(string(s.Data)))
				want, err := format.Source(source)
				if err != nil {
					t.Fatal(err)
				}
				if string(want) != string(source) {
					moved++
				}
				if got, err := emit.FormatImports(source); err != nil || string(got) != string(want) {
					t.Errorf("FormatImports(%s/%s with %s) = %v\n%s\nwant\n%s", dir, s.Name, path, err, got, want)
				}
			}
		}
	}
	if moved == 0 {
		t.Error("no file needs another order of its imports: this test shows nothing")
	}
}

func TestFormatImports(t *testing.T) {
	for source, want := range map[string]string{
		"package a\n":                        "package a\n",
		"package a\n\nimport \"b\"":          "package a\n\nimport \"b\"\n",
		"package a\n\nimport \"b\" // why\n": "package a\n\nimport \"b\" // why\n",
		"package a\n\nimport (\n\t\"c\"\n\t\"b\" // why\n)\n\nvar x = b.X + c.X\n": "package a\n\nimport (\n\t\"b\" // why\n\t\"c\"\n)\n\nvar x = b.X + c.X\n",
	} {
		if got, err := emit.FormatImports([]byte(source)); err != nil || string(got) != want {
			t.Errorf("FormatImports(%q) = %q, %v, want %q", source, got, err, want)
		}
	}
	if _, err := emit.FormatImports([]byte("import \"b\"\n")); err == nil {
		t.Error("FormatImports of half a file returns no error")
	}
}
