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
		want   string // the first line
	}{
		{"an edited byte", func(t *testing.T) { replace(t, "generated/sdk/go.mod", "go ", "gO ") }, "edited    generated/sdk/go.mod"},
		{"a deleted file", func(t *testing.T) { remove(t, "generated/sdk/go.mod") }, "missing   generated/sdk/go.mod"},
		{"an extra file", func(t *testing.T) { put(t, "generated/sdk/mine.go", "") }, "extra     generated/sdk/mine.go"},
		{"a stale lock", func(t *testing.T) { replace(t, lock, "sdk/go.mod", "sdk/go.old") }, "outdated  generated/atlasgen.lock"},
		{"no lock", func(t *testing.T) { remove(t, lock) }, "missing   generated/atlasgen.lock"},
		{"another tool", func(t *testing.T) { replace(t, lock, pipeline.Version, "0.0.9") }, "outdated  generated/atlasgen.lock"},
		{"another document", func(t *testing.T) { put(t, "two.yaml", two+"# mine\n") }, "outdated  generated/atlasgen.lock"},
	} {
		t.Run(test.name, func(t *testing.T) {
			workspace(t, map[string]string{"atlasgen.yaml": "spec: two.yaml\npin: 2024-08-05\n"})
			gen()
			test.change(t)
			code, stdout, stderr := gen("check")
			if first, _, _ := strings.Cut(stdout, "\n"); code != exitFound || first != test.want {
				t.Errorf("gen check = %d: %s%s, want %s", code, stdout, stderr, test.want)
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
	if code, stdout, _ := gen("check", "--locked"); code != exitFound || stdout != "input     generated has no atlasgen.lock\n" {
		t.Errorf("gen check --locked without a lock = %d: %s", code, stdout)
	}
	gen()
	if code, stdout, _ := gen("check", "--locked"); code != exitDone || stdout != "" {
		t.Errorf("gen check --locked = %d: %s", code, stdout)
	}
	put(t, "two.yaml", two+"# another document with the same pin\n")
	code, stdout, _ := gen("check", "--locked")
	if code != exitFound || !strings.HasPrefix(stdout, `input     document: was {"name":"two.yaml",`) || strings.Count(stdout, "\n") != 1 {
		t.Errorf("gen check --locked with another document = %d: %s", code, stdout)
	}
}

func TestCheckFormats(t *testing.T) {
	workspace(t, map[string]string{"atlasgen.yaml": "spec: two.yaml\npin: 2024-08-05\n"})
	gen()
	put(t, "generated/sdk/go.mod", "mine")
	for format, want := range map[string]string{
		"json":     "{\n  \"files\": [\n    {\n      \"path\": \"generated/sdk/go.mod\",\n      \"status\": \"edited\"\n    }\n  ]\n}\n",
		"markdown": "- edited: `generated/sdk/go.mod`\n",
		"github":   "::error file=generated/sdk/go.mod,title=not as generated::edited\n",
	} {
		if code, stdout, _ := gen("check", "--format", format); code != exitFound || stdout != want {
			t.Errorf("gen check --format %s = %d: %s, want %s", format, code, stdout, want)
		}
	}
}
