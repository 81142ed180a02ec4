package main

import (
	"strings"
	"testing"
)

func TestSunset(t *testing.T) {
	workspace(t, nil)
	for _, test := range []struct {
		args string
		code int
		want string
	}{
		{"--as-of 2025-12-31", exitDone, "2026-01-01  getA       2023-01-01  2024-08-05  to come\n"},
		{"--as-of 2026-01-02 --format markdown", exitDone, "| 2026-01-01 | `getA` | 2023-01-01 | 2024-08-05 | past |\n"},
		{"--as-of 2025-12-31 --within 1 --format json", exitDone, `"until": "2026-01-01"`},
		{"--as-of 2025-12-30 --within 1 --format json", exitDone, `"sunsets": []`},
		{"--as-of 2025-12-31 --format github", exitDone, "::warning file=two.yaml,line=6,"},
		{"--as-of 2025-12-31 --pin 2023-06-01", exitDone, "2026-01-01  getA       2023-01-01  2024-08-05  to come\n"},
		{"--as-of 2025-12-31 --pin 2024-08-05 --format json", exitDone, `"sunsets": []`},
		{"--as-of 2025-12-31 --pin 2024-08-05 --all", exitDone, "2026-01-01  getA       2023-01-01  2024-08-05  to come\n"},
		{"--as-of 2025-12-31 --fail-on 0", exitDone, "getA"},
		{"--as-of 2025-12-31 --fail-on 1", exitFound, "getA"},
		{"--as-of 2026-02-01 --fail-on 0", exitFound, "past"},
		{"--as-of 2025-12-31 --fail-on 1 --pin 2024-08-05", exitDone, ""},
		{"--as-of 2025-12-31 --format jsno", exitUsage, `"jsno" is none of text, json, markdown, github (did you mean "json"?)`},
		{"", exitUsage, "as-of"},
		{"--as-of 2025-02-30", exitUsage, "--as-of"},
		{"--as-of 2025-02-03 --within -1", exitUsage, "--within"},
		{"--as-of 2025-02-03 --format csv", exitUsage, "--format"},
	} {
		code, stdout, stderr := gen(append([]string{"sunset", "--spec", "two.yaml"}, strings.Fields(test.args)...)...)
		if code != test.code || !strings.Contains(stdout+stderr, test.want) {
			t.Errorf("gen sunset %s: exit code %d, want %d, and %q in:\n%s%s", test.args, code, test.code, test.want, stdout, stderr)
		}
	}
}

func TestSunsetOfTargets(t *testing.T) {
	workspace(t, map[string]string{
		"atlasgen.yaml": "spec: two.yaml\ntargets: [{out: old, pin: 2023-01-01}, {out: new, pin: 2024-08-05}]\n",
		"newest.cfg":    "spec: two.yaml\npin: 2024-08-05\n",
	})
	for args, want := range map[string]string{
		"":                                  "2026-01-01  getA       2023-01-01  2024-08-05  to come\n",
		"--target new --format json":        `"sunsets": []`,
		"--config newest.cfg --format json": `"sunsets": []`,
		"--config newest.cfg --all":         "2026-01-01  getA       2023-01-01  2024-08-05  to come\n",
	} {
		code, stdout, stderr := gen(append([]string{"sunset", "--as-of", "2025-12-31"}, strings.Fields(args)...)...)
		if code != exitDone || strings.Count(stdout, want) != 1 {
			t.Errorf("gen sunset %s = %d, want %q once in:\n%s%s", args, code, want, stdout, stderr)
		}
	}
	code, _, stderr := gen()
	if want := "the top level of the configuration, which is the target generated: no pin: "; code != exitUsage || !strings.HasPrefix(stderr, want) {
		t.Errorf("gen without a pin at the top level = %d: %s, want %s", code, stderr, want)
	}
}
