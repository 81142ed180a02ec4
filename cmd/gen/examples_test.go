package main

import (
	"os"
	"strings"
	"testing"
)

func TestExamples(t *testing.T) {
	workspace(t, map[string]string{
		"atlasgen.yaml":                "spec: two.yaml\npin: 2024-08-05\nsdk: {examples: examples}\n",
		"examples/example_test.go":     "package admin_test\n",
		"examples/show/main.go":        "package main\n",
		"examples/show/inner/inner.go": "package inner\n",
	})
	if code, _, stderr := gen(); code != exitDone {
		t.Fatalf("gen = %d: %s", code, stderr)
	}
	for file, want := range map[string]string{
		"generated/sdk/admin/example_test.go":        "package admin_test\n",
		"generated/sdk/examples/show/main.go":        "package main\n",
		"generated/sdk/examples/show/inner/inner.go": "package inner\n",
		"generated/atlasgen.lock":                    `"name": "show/main.go"`,
	} {
		if data, err := os.ReadFile(file); err != nil || !strings.Contains(string(data), want) {
			t.Errorf("%s is %.60q, %v, want %q in it", file, data, err, want)
		}
	}
	if code, _, stderr := gen("check"); code != exitDone {
		t.Errorf("gen check = %d: %s", code, stderr)
	}
}

func TestWrongExamples(t *testing.T) {
	for file, want := range map[string]string{
		"examples/example.go":    "sdk.examples: examples/example.go is neither a test nor, in a folder, a Go file",
		"examples/show/notes.md": "sdk.examples: examples/show/notes.md is neither a test nor, in a folder, a Go file",
		"examples/bad_test.go":   "sdk.examples: examples/bad_test.go:1:1: expected 'package', found half",
	} {
		workspace(t, map[string]string{"atlasgen.yaml": "spec: two.yaml\npin: 2024-08-05\nsdk: {examples: examples}\n", file: "half a thought\n"})
		if code, _, stderr := gen(); code != exitUsage || !strings.HasPrefix(stderr, want) {
			t.Errorf("gen with %s = %d: %s, want %s", file, code, stderr, want)
		}
	}
	workspace(t, map[string]string{"atlasgen.yaml": "spec: two.yaml\npin: 2024-08-05\nsdk: {examples: none}\n"})
	if code, _, stderr := gen(); code != exitUsage || !strings.Contains(stderr, "none") {
		t.Errorf("gen without the folder = %d: %s", code, stderr)
	}
}
