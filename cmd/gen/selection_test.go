package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestSelection(t *testing.T) {
	for _, test := range []struct{ args, want string }{
		{"--tag As", "getA"},
		{"--tag As --tag Bs", "getA getB"},
		{"--operation getB", "getB"},
		{"--path /a", "getA"},
		{"--path /*", "getA getB"},
		{"--path /a --operation getB", "getA getB"},
	} {
		workspace(t, nil)
		_, stdout, stderr := gen(append([]string{"resolve", "--spec", "two.yaml", "--pin", "2024-08-05"}, strings.Fields(test.args)...)...)
		var names []string
		for line := range strings.Lines(stdout) {
			names = append(names, strings.Fields(line)[0])
		}
		if got := strings.Join(names, " "); got != test.want || stderr != "" {
			t.Errorf("gen resolve %s = %q %s, want %q", test.args, got, stderr, test.want)
		}
	}
}

func TestSelectionOfNothing(t *testing.T) {
	workspace(t, nil)
	for args, want := range map[string]string{
		"--tag as":         `select: the tag "as" matches nothing in two.yaml (did you mean "As"?)`,
		"--operation getC": `select: the operation "getC" matches nothing in two.yaml (did you mean "getA"?)`,
		"--path /c*":       `select: the path "/c*" matches nothing in two.yaml`,
	} {
		code, _, stderr := gen(append([]string{"--spec", "two.yaml", "--pin", "2024-08-05", "--tag", "As"}, strings.Fields(args)...)...)
		if code != exitUsage || strings.TrimSpace(stderr) != want {
			t.Errorf("gen %s = %d: %s, want %s", args, code, stderr, want)
		}
	}
}

// TestSelectionPrunes checks that a selection applies to every output.
func TestSelectionPrunes(t *testing.T) {
	workspace(t, map[string]string{
		"atlasgen.yaml": "spec: two.yaml\npin: 2024-08-05\nselect: {tags: [Bs]}\ncli: {}\ndocs: {}\n",
	})
	if code, _, stderr := gen(); code != exitDone {
		t.Fatalf("gen = %d: %s", code, stderr)
	}
	unwanted := regexp.MustCompile(`\b[gG]etA\b`)
	for name, text := range readTree(t, "generated") {
		if unwanted.MatchString(text) {
			t.Errorf("%s speaks of an operation that was not selected", name)
		}
	}
	lock, err := os.ReadFile("generated/atlasgen.lock")
	if err != nil || !strings.Contains(string(lock), `"tags": [
      "Bs"`) {
		t.Errorf("the lock does not say what was selected: %v", err)
	}
}
