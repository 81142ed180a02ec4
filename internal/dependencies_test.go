package internal_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestDependenciesAreExplained holds the direct requirements of this module
// against the table of ARCHITECTURE.md.
func TestDependenciesAreExplained(t *testing.T) {
	mod, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(text), "\n## Dependencies\n")
	section, _, _ = strings.Cut(section, "\n## ")
	direct := regexp.MustCompile(`(?m)^\t(\S+) \S+$`).FindAllStringSubmatch(string(mod), -1)
	explained := regexp.MustCompile("`([^`]+\\.[a-z]+/[^`]+)`").FindAllStringSubmatch(section, -1)
	if diff := cmp.Diff(paths(direct), paths(explained)); diff != "" {
		t.Errorf("go.mod and the dependencies of ARCHITECTURE.md (-go.mod +ARCHITECTURE.md):\n%s", diff)
	}
}

// paths returns the first groups of matches, sorted.
func paths(matches [][]string) []string {
	var all []string
	for _, m := range matches {
		all = append(all, m[1])
	}
	slices.Sort(all)
	return all
}
