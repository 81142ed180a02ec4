package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/atlasgen/atlasgen/"

func TestRoomsImportOnlyWhatTheyMay(t *testing.T) {
	found := map[string]map[string]bool{} // imports by room
	for _, top := range []string{"cmd", "internal", "templates"} {
		for file := range goFiles(t, filepath.Join("..", top)) {
			room := filepath.ToSlash(strings.TrimPrefix(filepath.Dir(file), ".."+string(filepath.Separator)))
			if found[room] == nil {
				found[room] = map[string]bool{}
			}
			for _, name := range importsOf(t, file) {
				found[room][name] = true
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(found)) {
		r, known := rooms[name]
		if !known {
			t.Errorf("%s has no line in rooms", name)
			continue
		}
		for _, problem := range r.problems(slices.Sorted(maps.Keys(found[name]))) {
			t.Errorf("%s %s", name, problem)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(rooms)) {
		if found[name] == nil {
			t.Errorf("rooms has a line for %s, which has no Go files", name)
		}
	}
}

// problems returns what is wrong with the imports of a room.
func (r room) problems(imports []string) []string {
	var problems []string
	used := map[string]bool{}
	for _, name := range imports {
		arrow, ok := r.allows(name)
		used[arrow] = true
		if !ok {
			problems = append(problems, "must not import "+name)
		}
	}
	for _, arrow := range r.imports {
		if !used[arrow] {
			problems = append(problems, "may import "+arrow+", and does not")
		}
	}
	return problems
}

// allows reports whether a room may import a package, and by which arrow if it
// is not one of the standard library.
func (r room) allows(name string) (arrow string, ok bool) {
	local, ours := strings.CutPrefix(name, module)
	first, _, _ := strings.Cut(name, "/")
	switch {
	case ours:
		return local, slices.Contains(r.imports, local)
	case !strings.Contains(first, "."):
		return "", !slices.Contains(r.forbidden, name)
	}
	for _, arrow := range r.imports {
		if name == arrow || strings.HasPrefix(name, arrow+"/") {
			return arrow, true
		}
	}
	return "", false
}

func TestRoomAllows(t *testing.T) {
	r := room{imports: []string{"internal/model", "github.com/a/b"}, forbidden: []string{"os"}}
	for _, test := range []struct {
		name string
		want bool
	}{
		{"fmt", true},
		{"os", false},
		{"os/exec", true},
		{"github.com/a/b", true},
		{"github.com/a/b/c", true},
		{"github.com/a/bc", false},
		{"github.com/x/y", false},
		{module + "internal/model", true},
		{module + "internal/model/deep", false},
		{module + "internal/parser", false},
	} {
		if _, got := r.allows(test.name); got != test.want {
			t.Errorf("allows(%q) = %v, want %v", test.name, got, test.want)
		}
	}
}

// goFiles returns the Go files below a folder that are neither tests nor test
// data.
func goFiles(t *testing.T, dir string) map[string]bool {
	t.Helper()
	files := map[string]bool{}
	err := filepath.WalkDir(dir, func(p string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && entry.Name() == "testdata":
			return filepath.SkipDir
		case path.Ext(p) == ".go" && !strings.HasSuffix(p, "_test.go"):
			files[p] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func importsOf(t *testing.T, file string) []string {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, spec := range tree.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	return names
}
