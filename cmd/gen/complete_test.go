package main

import (
	"strings"
	"testing"
)

// TestComplete asks for completions as the script of a shell does.
func TestComplete(t *testing.T) {
	for _, test := range []struct{ args, want string }{
		{"che", "check"},
		{"check --format ", "text json markdown github"},
		{"check --only ", "sdk cli docs"},
		{"resolve --spec two.yaml --pin ", "2023-01-01 2024-08-05"},
		{"resolve --spec two.yaml --tag ", "As Bs"},
		{"resolve --spec two.yaml --operation ", "getA getB"},
		{"--spec two.yaml --path ", "/a /b"},
		{"diff --fail-on ", "breaking major none"},
		{"--config more.cfg --target ", "generated other"},
		{"resolve --spec none.yaml --tag ", ""},
	} {
		workspace(t, map[string]string{"more.cfg": "spec: two.yaml\ntargets: [{out: other, pin: 2024-08-05}]\n"})
		args := strings.Split("__complete "+test.args, " ")
		code, stdout, stderr := gen(args...)
		var values []string
		for line := range strings.Lines(stdout) {
			value, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
			if !strings.HasPrefix(value, ":") {
				values = append(values, value)
			}
		}
		if got := strings.Join(values, " "); code != exitDone || got != test.want {
			t.Errorf("completions of %q = %q (%d), want %q\n%s", test.args, got, code, test.want, stderr)
		}
	}
}
