package main

import (
	"os"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/pipeline"
)

func TestCheckFinds(t *testing.T) {
	const lock = "generated/atlasgen.lock"
	for _, test := range []struct {
		name   string
		change func(t *testing.T)
		cause  string // how the first line begins
		want   string // a line
	}{
		{"an edited byte", func(t *testing.T) { replace(t, "generated/sdk/go.mod", "go ", "gO ") }, `no input changed, but files did: 1 file differs; `, "edited    generated/sdk/go.mod"},
		{"a deleted file", func(t *testing.T) { remove(t, "generated/sdk/go.mod") }, `no input changed, but files did: 1 file differs; `, "missing   generated/sdk/go.mod"},
		{"an extra file", func(t *testing.T) { put(t, "generated/sdk/mine.go", "") }, `no input changed, but files did: 1 file differs; `, "extra     generated/sdk/mine.go"},
		{"a stale lock", func(t *testing.T) { replace(t, lock, "sdk/go.mod", "sdk/go.old") }, `the generator changed: `, "outdated  generated/atlasgen.lock"},
		{"no lock", func(t *testing.T) { remove(t, lock) }, `generated has no atlasgen.lock: `, "missing   generated/atlasgen.lock"},
		{"another tool", func(t *testing.T) { replace(t, lock, pipeline.Version, "0.0.9") }, `generator changed (0.0.9 -> `, "outdated  generated/atlasgen.lock"},
		{"another document", func(t *testing.T) { put(t, "two.yaml", two+"# mine\n") }, `document changed (`, "outdated  generated/atlasgen.lock"},
	} {
		t.Run(test.name, func(t *testing.T) {
			workspace(t, map[string]string{"atlasgen.yaml": "spec: two.yaml\npin: 2024-08-05\n"})
			gen()
			test.change(t)
			code, stdout, stderr := gen("check")
			if code != exitFound || !strings.HasPrefix(stdout, test.cause) || !strings.Contains(stdout, "\n"+test.want+"\n") {
				t.Errorf("gen check = %d: %s%s, want %s and %s", code, stdout, stderr, test.cause, test.want)
			}
		})
	}
}

func replace(t *testing.T, file, old, new string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(data), old, new, 1)
	if text == string(data) {
		t.Fatalf("%s has no %q", file, old)
	}
	put(t, file, text)
}

func remove(t *testing.T, file string) {
	t.Helper()
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
}

func TestLocked(t *testing.T) {
	workspace(t, map[string]string{"atlasgen.yaml": "spec: two.yaml\npin: 2024-08-05\n"})
	if code, stdout, _ := gen("check", "--locked"); code != exitFound || stdout != "generated has no atlasgen.lock: generate again (go generate ./..., or gen with these flags)\ninput     generated has no atlasgen.lock\n" {
		t.Errorf("gen check --locked without a lock = %d: %s", code, stdout)
	}
	gen()
	if code, stdout, _ := gen("check", "--locked"); code != exitDone || stdout != "" {
		t.Errorf("gen check --locked = %d: %s", code, stdout)
	}
	put(t, "two.yaml", two+"# another document with the same pin\n")
	code, stdout, _ := gen("check", "--locked")
	if code != exitFound || !strings.HasPrefix(stdout, "document changed (") || !strings.Contains(stdout, "\n"+`input     document: was {"name":"two.yaml",`) || strings.Count(stdout, "\n") != 2 {
		t.Errorf("gen check --locked with another document = %d: %s", code, stdout)
	}
}

func TestCheckFormats(t *testing.T) {
	workspace(t, map[string]string{"atlasgen.yaml": "spec: two.yaml\npin: 2024-08-05\n"})
	gen()
	put(t, "generated/sdk/go.mod", "mine")
	for format, want := range map[string]string{
		"text":     "edited    generated/sdk/go.mod\ndiff sdk/go.mod sdk/go.mod (generated)\n--- sdk/go.mod\n",
		"json":     "\"path\": \"generated/sdk/go.mod\",\n      \"output\": \"generated/sdk\",\n      \"status\": \"edited\"\n",
		"markdown": "- edited: `generated/sdk/go.mod`\n",
		"github":   "::error file=generated/sdk/go.mod,title=not as generated::edited\n",
	} {
		if code, stdout, _ := gen("check", "--format", format); code != exitFound || !strings.Contains(stdout, want) {
			t.Errorf("gen check --format %s = %d: %s, want %s", format, code, stdout, want)
		}
	}
}

func TestLockInAMergeConflict(t *testing.T) {
	workspace(t, map[string]string{"atlasgen.yaml": "spec: two.yaml\npin: 2024-08-05\n"})
	gen()
	replace(t, "generated/atlasgen.lock", "{\n", "{\n<<<<<<< HEAD\n  \"pin\": \"a\",\n=======\n  \"pin\": \"b\",\n>>>>>>> other\n")
	for _, args := range [][]string{{"check"}, {"check", "--locked"}, {"generate"}} {
		code, _, stderr := gen(args...)
		if want := "atlasgen.lock is in a merge conflict: take either side (git checkout --ours or --theirs) and generate again\n"; code != exitUsage || stderr != want {
			t.Errorf("gen %v = %d: %s, want %s", args, code, stderr, want)
		}
	}
}
