package migrate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// migrated replaces main.go of the archive and returns its result, and the problems.
func migrated(t *testing.T, text string) (after, problems string) {
	t.Helper()
	t.Setenv("GOWORK", "off")
	dir, _ := unpack(t, "all.txtar")
	if err := os.WriteFile(filepath.Join(dir, "main.go"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "main_test.go")); err != nil {
		t.Fatal(err)
	}
	result, err := Run(t.Context(), options(t, dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range result.Files {
		if f.Name != filepath.Join(dir, "main.go") {
			t.Errorf("Run changes %s, want main.go alone", f.Name)
			continue
		}
		after = string(f.After)
	}
	for _, p := range result.Problems {
		problems += p.String() + "\n"
	}
	return after, problems
}

// A line directive names another file, as that of a parser generator does. Run does
// not touch it.
func TestRunIgnoresLineDirectives(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "grammar.y")
	if err := os.WriteFile(outside, []byte(strings.Repeat("precious\n", 100)), 0o644); err != nil {
		t.Fatal(err)
	}
	after, problems := migrated(t, "package main\n\nimport \"example.org/user/old/admin\"\n\n//line "+outside+":1\nvar _ = admin.KindA\n\nfunc main() {}\n")
	if !strings.Contains(after, "= sdk.KindAlpha") && !strings.Contains(after, "= admin.KindAlpha") || problems != "" {
		t.Errorf("Run = %s\n%s, want the constant renamed", after, problems)
	}
}

// A struct embeds a type that gets another name. Then so does its field.
func TestRunRenamesEmbeddedTypes(t *testing.T) {
	after, _ := migrated(t, `package main

import "example.org/user/old/admin"

type wrapper struct{ *admin.GetThingApiParams }

type alias = admin.GetThingApiParams

type other struct{ alias }

func main() {
	w := wrapper{GetThingApiParams: &admin.GetThingApiParams{}}
	_ = w.GetThingApiParams
	_ = other{alias: admin.GetThingApiParams{}}
}
`)
	for _, want := range []string{"struct{ *admin.ReadThingApiParams }", "wrapper{ReadThingApiParams: &admin.ReadThingApiParams{}}", "w.ReadThingApiParams", "other{alias: admin.ReadThingApiParams{}}"} {
		if !strings.Contains(after, want) {
			t.Errorf("Run = %s\nwant %s", after, want)
		}
	}
}

func TestRunNamesFilesWithC(t *testing.T) {
	_, problems := migrated(t, "package main\n\n// int one() { return 1; }\nimport \"C\"\n\nimport \"example.org/user/old/admin\"\n\nvar _ = admin.KindA\n\nfunc main() {}\n")
	if !strings.Contains(problems, `main.go:6:8: this file imports "C": change it by hand`) {
		t.Errorf("problems = %s, want the file named", problems)
	}
}
