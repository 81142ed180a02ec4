package main

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const twoTargets = `spec: two.yaml
pin: 2024-08-05
out: new
sdk: {module: example.com/new}
targets:
  - {pin: 2023-01-01, out: old, sdk: {module: example.com/old}}
  - {out: site, docs: {}}
`

func TestTargets(t *testing.T) {
	workspace(t, map[string]string{"atlasgen.yaml": twoTargets})
	if code, _, stderr := gen(); code != exitDone || stderr != "" {
		t.Fatalf("gen = %d: %s", code, stderr)
	}
	for _, test := range []struct {
		file, start string
		there       bool
	}{
		{"new/sdk/go.mod", "module example.com/new\n", true},
		{"old/sdk/go.mod", "module example.com/old\n", true},
		{"site/sdk/go.mod", "module example.com/new\n", true},
		{"new/sdk/admin/bs_api.go", "", true},
		{"old/sdk/admin/bs_api.go", "", false},
		{"site/docs/index.html", "", true},
		{"new/docs/index.html", "", false},
		{"new/cli/go.mod", "", false},
	} {
		data, err := os.ReadFile(test.file)
		if (err == nil) != test.there || !strings.HasPrefix(string(data), test.start) {
			t.Errorf("%s is %.40q, %v, want it to be there: %v", test.file, data, err, test.there)
		}
	}
	if code, stdout, _ := gen("check"); code != exitDone {
		t.Errorf("gen check = %d: %s", code, stdout)
	}
	put(t, "old/sdk/go.mod", "mine")
	if code, stdout, _ := gen("check"); code != exitFound || !strings.Contains(stdout, "\nedited    old/sdk/go.mod\n") {
		t.Errorf("gen check = %d: %s", code, stdout)
	}
	if code, stdout, _ := gen("check", "--target", "new"); code != exitDone {
		t.Errorf("gen check --target new = %d: %s", code, stdout)
	}
}

// TestTargetsAreAsTheyWouldBeAlone checks that targets which share work in one run
// have the same files as in a run of their own.
func TestTargetsAreAsTheyWouldBeAlone(t *testing.T) {
	workspace(t, map[string]string{"atlasgen.yaml": `spec: two.yaml
pin: 2024-08-05
out: together/a
select: {tags: [As]}
cli: {}
docs: {}
targets:
  - {pin: 2023-01-01, out: together/b}
  - {pin: 2023-01-01, out: together/c, sdk: {package: other}, cli: {command: other}, select: {paths: [/*]}}
`})
	if code, _, stderr := gen(); code != exitDone {
		t.Fatalf("gen = %d: %s", code, stderr)
	}
	together := readTree(t, "together")
	if err := os.RemoveAll("together"); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a", "b", "c"} {
		if code, _, stderr := gen("--target", "together/"+name); code != exitDone {
			t.Fatalf("gen --target together/%s = %d: %s", name, code, stderr)
		}
	}
	if diff := cmp.Diff(together, readTree(t, "together")); diff != "" {
		t.Errorf("targets together and alone differ (-together +alone):\n%s", diff)
	}
}

func TestMatrix(t *testing.T) {
	workspace(t, map[string]string{"atlasgen.yaml": twoTargets})
	want := `{"include":[{"target":"new","pin":"2024-08-05"},{"target":"old","pin":"2023-01-01"},{"target":"site","pin":"2024-08-05"}]}` + "\n"
	if _, stdout, stderr := gen("--matrix"); stdout != want {
		t.Errorf("gen --matrix = %s%s, want %s", stdout, stderr, want)
	}
	if _, err := os.Stat("new"); err == nil {
		t.Error("gen --matrix wrote outputs")
	}
}

func TestTargetFlags(t *testing.T) {
	workspace(t, map[string]string{"atlasgen.yaml": twoTargets})
	for _, test := range []struct{ args, want string }{
		{"--target none", `--target: "none" is none of new, old, site`},
		{"--pin 2024-08-05", "--pin and --out belong to one target: choose it with --target, of new, old, site"},
	} {
		code, _, stderr := gen(strings.Fields(test.args)...)
		if code != exitUsage || strings.TrimSpace(stderr) != test.want {
			t.Errorf("gen %s = %d: %s, want %s", test.args, code, stderr, test.want)
		}
	}
	for change, want := range map[string]string{
		"pin: 2022-01-01": "target old: pin 2022-01-01 selects no operation; there are 2023-01-01 (1), 2024-08-05 (2)",
		"pin: soon":       `target old: the pin: "soon" is no version`,
	} {
		workspace(t, map[string]string{"atlasgen.yaml": strings.Replace(twoTargets, "pin: 2023-01-01", change, 1)})
		if code, _, stderr := gen(); code != exitUsage || !strings.HasPrefix(stderr, want) {
			t.Errorf("gen with %s = %d: %s, want %s", change, code, stderr, want)
		}
		if files := readTree(t, "."); len(files) != 2 {
			t.Errorf("gen with %s wrote %d files, want none", change, len(files)-2)
		}
	}
}

// TestOnlyLeavesTheOthersAlone checks that --only does not touch the files of other
// outputs.
func TestOnlyLeavesTheOthersAlone(t *testing.T) {
	workspace(t, map[string]string{"atlasgen.yaml": "spec: two.yaml\npin: 2024-08-05\ncli: {}\ndocs: {}\n"})
	gen()
	before := readTree(t, "generated")
	code, stdout, stderr := gen("--only", "sdk")
	if code != exitDone || !strings.Contains(stdout, "generated: 0 files written, ") || !strings.HasSuffix(stdout, ", 0 removed\n") {
		t.Errorf("gen --only sdk = %d: %s%s", code, stdout, stderr)
	}
	if diff := cmp.Diff(before, readTree(t, "generated")); diff != "" {
		t.Errorf("gen --only sdk changed (-before +after):\n%s", diff)
	}
	put(t, "generated/docs/index.html", "mine")
	if code, stdout, _ := gen("check", "--only", "sdk,cli"); code != exitDone {
		t.Errorf("gen check --only sdk,cli = %d: %s", code, stdout)
	}
	if code, _, _ := gen("check", "--only", "docs"); code != exitFound {
		t.Errorf("gen check --only docs = %d, want %d", code, exitFound)
	}
}
