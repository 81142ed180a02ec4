package complaint

import (
	"os"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCodes compares the codes of warnings with the page that explains them and with
// the constants of this package.
func TestCodes(t *testing.T) {
	if !slices.IsSorted(Codes) {
		t.Errorf("Codes are not in alphabetical order: %q", Codes)
	}
	for _, test := range []struct{ file, line string }{
		{"../../../docs/warnings.md", "(?m)^\\| `([a-z-]+)` \\| [^|]+ \\| [^|]+ \\|$"},
		{"warning.go", `(?m)^\t[A-Z]\w+ += "([a-z-]+)"$`},
	} {
		text, err := os.ReadFile(test.file)
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, m := range regexp.MustCompile(test.line).FindAllStringSubmatch(string(text), -1) {
			found = append(found, m[1])
		}
		slices.Sort(found)
		if diff := cmp.Diff(Codes, found); diff != "" {
			t.Errorf("codes of %s (-Codes +found):\n%s", test.file, diff)
		}
	}
}
