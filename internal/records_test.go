package internal_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

const decisions = "../docs/decisions"

// TestArchitectureIsShort keeps ARCHITECTURE.md a matter of ten minutes.
func TestArchitectureIsShort(t *testing.T) {
	const most = 150
	if n := len(readLines(t, "../ARCHITECTURE.md")); n > most {
		t.Errorf("ARCHITECTURE.md has %d lines, want at most %d", n, most)
	}
}

// TestReadmeIsShort keeps README.md a page that one reads at once.
func TestReadmeIsShort(t *testing.T) {
	const most, longest = 150, 100
	lines := readLines(t, "../README.md")
	if len(lines) > most {
		t.Errorf("README.md has %d lines, want at most %d", len(lines), most)
	}
	for i, line := range lines {
		if n := utf8.RuneCountInString(line); n > longest {
			t.Errorf("README.md:%d has %d columns, want at most %d", i+1, n, longest)
		}
	}
}

// link matches the target of a link or an image in Markdown.
var link = regexp.MustCompile(`\]\(([a-zA-Z.][^)#\s]*)[^)]*\)`)

// TestLinksLeadSomewhere checks the relative links of README.md and the manual, and that
// README.md links to every page of the manual.
func TestLinksLeadSomewhere(t *testing.T) {
	pages, err := filepath.Glob("../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	linked := map[string]bool{}
	for _, file := range append(pages, "../README.md", "../ARCHITECTURE.md", "../CONTRIBUTING.md") {
		for _, found := range link.FindAllStringSubmatch(strings.Join(readLines(t, file), "\n"), -1) {
			target := path.Join(path.Dir(file), found[1])
			if !strings.Contains(found[1], "://") && !exists(target) {
				t.Errorf("%s links to %s, which does not exist", file, found[1])
			}
			linked[target] = linked[target] || file == "../README.md"
		}
	}
	for _, page := range pages {
		if !linked[page] {
			t.Errorf("README.md does not link to %s", page)
		}
	}
}

// TestDecisionsHaveOneForm checks that each decision has the same four sections,
// is short, and is linked from the index under its title.
func TestDecisionsHaveOneForm(t *testing.T) {
	const most = 40
	entries, err := os.ReadDir(decisions)
	if err != nil {
		t.Fatal(err)
	}
	index := readLines(t, filepath.Join(decisions, "README.md"))
	count := 0
	for _, entry := range entries {
		name := entry.Name()
		if name == "README.md" {
			continue
		}
		count++
		lines := readLines(t, filepath.Join(decisions, name))
		if len(lines) > most {
			t.Errorf("%s has %d lines, want at most %d", name, len(lines), most)
		}
		var sections []string
		for _, line := range lines {
			if section, ok := strings.CutPrefix(line, "## "); ok {
				sections = append(sections, section)
			}
		}
		if want := []string{"Question", "Options", "Choice", "Consequences"}; !slices.Equal(sections, want) {
			t.Errorf("%s has the sections %q, want %q", name, sections, want)
		}
		if want := fmt.Sprintf("| [%02d](%s) | %s |", count, name, strings.TrimPrefix(lines[0], "# ")); !slices.Contains(index, want) {
			t.Errorf("README.md of the decisions lacks the line %s", want)
		}
	}
}

func readLines(t *testing.T, file string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
}

// document matches a Markdown file that a comment cites.
var document = regexp.MustCompile(`[A-Za-z0-9_./-]+\.md\b`)

// TestCitedDocumentsExist checks that the Markdown files that comments and
// Markdown files name are in the repository.
func TestCitedDocumentsExist(t *testing.T) {
	cited := 0
	for _, c := range citations(t) {
		if !exists(path.Join("..", c.name)) && !exists(path.Join(path.Dir(c.file), c.name)) {
			t.Errorf("%s names %s, which does not exist", c.file, c.name)
		}
		cited++
	}
	if cited < 30 {
		t.Errorf("%d citations found, which is too few to be all", cited)
	}
}

// A citation is the name of a Markdown file in another file.
type citation struct{ file, name string }

// citations returns the Markdown files that comments of Go files name, and those
// that links in Markdown files lead to.
func citations(t *testing.T) []citation {
	t.Helper()
	link := regexp.MustCompile(`\]\(([A-Za-z0-9_./-]+)\)`)
	var all []citation
	err := filepath.WalkDir("..", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains([]string{".git", "generated", "testdata", "files"}, entry.Name()):
			return filepath.SkipDir
		case path.Ext(file) == ".go":
			for _, name := range document.FindAllString(strings.Join(comments(t, file), "\n"), -1) {
				all = append(all, citation{file, name})
			}
		case path.Ext(file) == ".md":
			data, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			for _, m := range link.FindAllSubmatch(data, -1) {
				all = append(all, citation{file, string(m[1])})
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// comments returns the comments of a Go file, one text for each group of lines.
func comments(t *testing.T, file string) []string {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, group := range tree.Comments {
		all = append(all, group.Text())
	}
	return all
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}
