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
