package migrate

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/atlasgen/atlasgen/internal/migrate/incumbent"
	"github.com/atlasgen/atlasgen/internal/migrate/pair"
)

// unpack writes the files of an archive to a folder. It returns those below
// "want/" instead.
func unpack(t *testing.T, name string) (dir string, want map[string]string) {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	dir, err = filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	want = map[string]string{}
	for _, f := range archive.Files {
		if file, ok := strings.CutPrefix(f.Name, "want/"); ok {
			want[file] = string(f.Data)
			continue
		}
		file := filepath.Join(dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir, want
}

var incumbentFacts = incumbent.Facts{
	Types:   map[string]string{"APIClient": "Client", "ClientModifier": "Option"},
	Presets: map[string][]string{"Thing": {"Size"}},
	Debug:   "UseDebug", OAuth: "UseOAuthAuth", Code: "IsErrorCode",
}

var update = flag.Bool("update", false, "write what the archives of testdata expect")

// rewriteWant replaces what an archive expects.
func rewriteWant(t *testing.T, name string, got map[string]string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range archive.Files {
		if text, ok := got[strings.TrimPrefix(f.Name, "want/")]; ok && strings.HasPrefix(f.Name, "want/") {
			archive.Files[i].Data = []byte(text)
		}
	}
	if err := os.WriteFile(file, txtar.Format(archive), 0o600); err != nil {
		t.Fatal(err)
	}
}

func options(t *testing.T, dir string) Options {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "names.json"))
	if err != nil {
		t.Fatal(err)
	}
	names, err := pair.ParseNames(data)
	if err != nil {
		t.Fatal(err)
	}
	return Options{Dir: dir, Patterns: []string{"."}, From: "example.org/user/old/admin", To: "example.org/user/new/sdk", Names: names}
}

func TestRun(t *testing.T) {
	for _, test := range []struct{ archive, to string }{{"all.txtar", "sdk"}, {"types.txtar", "admin"}, {"incumbent.txtar", "admin"}} {
		t.Run(test.archive, func(t *testing.T) { testRun(t, test.archive, test.to) })
	}
}

func testRun(t *testing.T, archive, to string) {
	t.Setenv("GOWORK", "off")
	dir, want := unpack(t, archive)
	o := Options{Dir: dir, Patterns: []string{"."}, Incumbent: &incumbentFacts, Match: func(path string) bool { return path == "example.org/user/old/admin" }}
	if archive != "incumbent.txtar" {
		o = options(t, dir)
	}
	o.To = "example.org/user/new/" + to
	result, err := Run(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, f := range result.Files {
		name, err := filepath.Rel(dir, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		got[name] = string(f.After)
		if before, err := os.ReadFile(f.Name); err != nil || string(before) != string(f.Before) {
			t.Errorf("%s was written, or Before differs from it: %v", name, err)
		}
	}
	for _, p := range result.Problems {
		got["problems"] += fmt.Sprintln(strings.TrimPrefix(p.String(), dir+string(filepath.Separator)))
	}
	if *update {
		rewriteWant(t, archive, got)
		return
	}
	for name := range want {
		if diff := cmp.Diff(strings.Split(want[name], "\n"), strings.Split(got[name], "\n")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	if len(got) != len(want) {
		t.Errorf("Run changes %d files, want %d", len(got), len(want))
	}
}

// TestRunWithErrors changes the correct parts of code that does not compile.
func TestRunWithErrors(t *testing.T) {
	t.Setenv("GOWORK", "off")
	dir, _ := unpack(t, "all.txtar")
	broken := "package main\n\nimport \"example.org/user/old/admin\"\n\nvar _ = admin.KindA\n\nvar _ int = \"\"\n"
	if err := os.WriteFile(filepath.Join(dir, "main.go"), []byte(broken), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "main_test.go")); err != nil {
		t.Fatal(err)
	}
	result, err := Run(t.Context(), options(t, dir))
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Files) != 1 || !strings.Contains(string(result.Files[0].After), "admin.KindAlpha") {
		t.Errorf("Run = %+v, want the constant renamed", result.Files)
	}
	if len(result.Problems) == 0 || !strings.Contains(result.Problems[0].Text, "cannot use") {
		t.Errorf("problems = %v, want the error of the compiler", result.Problems)
	}
}

// TestRunNamesWhatIsLeftOut excludes files by build constraints. One of them
// uses the SDK.
func TestRunNamesWhatIsLeftOut(t *testing.T) {
	t.Setenv("GOWORK", "off")
	dir, _ := unpack(t, "all.txtar")
	for name, text := range map[string]string{
		"tagged.go": "//go:build never\n\npackage main\n\nimport (\n\t\"fmt\"\n\n\t\"example.org/user/old/admin\"\n)\n\nvar _ = fmt.Sprint(admin.KindA)\n",
		"other.go":  "//go:build never\n\npackage main\n\nimport \"example.org/user/old/administration\"\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	result, err := Run(t.Context(), options(t, dir))
	if err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, p := range result.Problems {
		if strings.Contains(p.Text, "build constraints") {
			left = append(left, fmt.Sprintf("%s:%d", filepath.Base(p.Pos.Filename), p.Pos.Line))
		}
	}
	if diff := cmp.Diff([]string{"tagged.go:8"}, left); diff != "" {
		t.Errorf("excluded files (-want +got):\n%s", diff)
	}
}

func TestRunErrors(t *testing.T) {
	t.Setenv("GOWORK", "off")
	dir, _ := unpack(t, "all.txtar")
	o := options(t, dir)
	o.Dir = filepath.Join(dir, "nowhere")
	if _, err := Run(t.Context(), o); err == nil {
		t.Error("Run in a missing folder = nil, want an error")
	}
}
