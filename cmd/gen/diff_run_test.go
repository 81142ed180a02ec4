package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// fewer is the document two without the operation getA.
var fewer = two[:strings.Index(two, "  /a:")] + two[strings.Index(two, "  /b:"):]

const exemption = "- id: operation-removed:operation/getA\n  reason: nobody calls it\n  expires: 2026-08-01\n"

func TestDiffExitCodes(t *testing.T) {
	workspace(t, map[string]string{
		"fewer.yaml":  fewer,
		"ok.exempt":   exemption,
		"bad.exempt":  strings.Replace(exemption, "getA", "getX", 1),
		"typo.exempt": strings.Replace(exemption, "reason", "raison", 1),
		"wrong.yaml":  "openapi: 3.0.1\npaths: []\n",
	})
	for _, test := range []struct {
		args string
		code int
		want string // in what is printed, there or there
	}{
		{"two.yaml fewer.yaml", exitDone, "breaking: 1"},
		{"two.yaml fewer.yaml --fail-on breaking", exitFound, "breaking: 1"},
		{"two.yaml fewer.yaml --fail-on breaking --format json", exitFound, `"breaking": 1`},
		{"two.yaml fewer.yaml --fail-on breaking --format markdown", exitFound, "## Removed operations (1)"},
		{"two.yaml fewer.yaml --fail-on breaking --format github", exitFound, "::error file=two.yaml"},
		{"fewer.yaml two.yaml --fail-on breaking", exitDone, "operation added"},
		{"two.yaml fewer.yaml --pin 2024-08-05", exitDone, "version of the SDK: major"},
		{"two.yaml fewer.yaml --pin 2024-08-05 --fail-on major", exitFound, "version of the SDK: major"},
		{"two.yaml two.yaml --pin 2024-08-05 --fail-on major", exitDone, "version of the SDK: none"},
		{"two.yaml fewer.yaml --pin 2023-01-01 --fail-on breaking", exitFound, "operation removed"},
		{"fewer.yaml two.yaml --pin 2024-08-05 --versions all", exitDone, "GetA20230101"},
		{"two.yaml fewer.yaml --fail-on breaking --exemptions ok.exempt --as-of 2026-08-01", exitDone, "exempted: nobody calls it"},
		{"two.yaml fewer.yaml --exemptions ok.exempt --as-of 2026-08-02", exitUsage, "expired on 2026-08-01"},
		{"two.yaml fewer.yaml --exemptions bad.exempt --as-of 2026-08-01", exitUsage, "is not used"},
		{"two.yaml fewer.yaml --exemptions typo.exempt --as-of 2026-08-01", exitUsage, "raison"},
		{"two.yaml fewer.yaml --exemptions none.exempt --as-of 2026-08-01", exitUsage, "none.exempt"},
		{"two.yaml two.yaml --from-pin 2023-01-01 --pin 2024-08-05", exitDone, "getB: version selected, 2024-08-05; nothing selected it before"},
		{"two.yaml two.yaml --from-pin 2024-08-05 --pin 2023-01-01 --fail-on major", exitFound, "getB: version selected, 2024-08-05; the newer pin selects no version of it"},
		{"two.yaml two.yaml --from-pin 2023-01-01 --pin 2024-08-05 --format json", exitDone, `"fromPin": "2023-01-01"`},
		{"two.yaml two.yaml --from-pin 2023-01-01 --pin 2024-08-05 --format markdown", exitDone, ", from pin 2023-01-01 to 2024-08-05; changes: 2, breaking: 0."},
		{"two.yaml two.yaml --from-pin 2023-01-01", exitUsage, "--from-pin is the pin of A"},
		{"two.yaml fewer.yaml --pin 2024-08-05 --tag Bs --fail-on major", exitDone, "version of the SDK: none"},
		{"two.yaml fewer.yaml --pin 2024-08-05 --operation getA --fail-on major", exitFound, "getA: operation removed"},
		{"two.yaml fewer.yaml --path /c", exitUsage, `select: the path "/c" matches nothing in either document`},
		{"two.yaml fewer.yaml --exemptions ok.exempt", exitUsage, "--as-of"},
		{"two.yaml fewer.yaml --exemptions ok.exempt --as-of tomorrow", exitUsage, "--as-of"},
		{"two.yaml fewer.yaml --format xml", exitUsage, "--format"},
		{"two.yaml fewer.yaml --fail-on all", exitUsage, "--fail-on"},
		{"two.yaml fewer.yaml --pin yesterday", exitUsage, "the pin"},
		{"two.yaml fewer.yaml --versions some", exitUsage, "--versions"},
		{"--schema", exitDone, `"title": "gen diff --format json"`},
		{"--schema two.yaml", exitUsage, "takes no arguments"},
		{"two.yaml", exitUsage, "accepts 2 arg"},
		{"two.yaml none.yaml", exitDocument, "none.yaml"},
		{"two.yaml wrong.yaml", exitDocument, "wrong.yaml:2:8"},
		{"two.yaml none:two.yaml", exitDocument, "git show"},
		{"two.yaml -x:two.yaml", exitUsage, "unknown shorthand"},
		{"-- two.yaml -x:two.yaml", exitUsage, "neither a file nor a git revision"},
	} {
		code, stdout, stderr := gen(append([]string{"diff"}, strings.Fields(test.args)...)...)
		if code != test.code || !strings.Contains(stdout+stderr, test.want) {
			t.Errorf("gen diff %s: exit code %d, want %d, and %q in:\n%s%s", test.args, code, test.code, test.want, stdout, stderr)
		}
	}
}

func TestDiffRevisions(t *testing.T) {
	workspace(t, map[string]string{"titled.yaml": titled})
	if code, _, stderr := gen("--spec", "two.yaml", "--pin", "2024-08-05", "--only", "sdk", "--out", "out"); code != exitDone {
		t.Fatalf("gen: exit code %d, want 0\n%s", code, stderr)
	}
	for _, args := range []string{"init -q", "add two.yaml out", "-c user.name=n -c user.email=e -c commit.gpgsign=false commit -q -m m", "tag v1"} {
		if out, err := exec.Command("git", strings.Fields(args)...).CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", args, err, out)
		}
	}
	put(t, "api/two.yaml", fewer)
	if code, _, stderr := gen("--spec", "api/two.yaml", "--overlay", "titled.yaml", "--pin", "2024-08-05", "--only", "sdk"); code != exitDone {
		t.Fatalf("gen: exit code %d, want 0\n%s", code, stderr)
	}
	for _, test := range []struct{ args, want string }{
		{"v1:two.yaml api/two.yaml", "getA: operation removed"},
		{"v1:out/atlasgen.lock generated/atlasgen.lock", "getA: operation removed"},
		{"v1:out/atlasgen.lock generated/atlasgen.lock", "version of the SDK: major"},
		{"generated/atlasgen.lock v1:two.yaml", "version of the SDK: minor"},
		{"generated/atlasgen.lock api/two.yaml", "version of the SDK: none"},
	} {
		code, stdout, stderr := gen(append([]string{"diff"}, strings.Fields(test.args)...)...)
		if code != exitDone || !strings.Contains(stdout, test.want) {
			t.Errorf("gen diff %s: exit code %d, want 0 and %q in:\n%s%s", test.args, code, test.want, stdout, stderr)
		}
	}
}

const titled = "overlay: 1.0.0\ninfo: {title: Titled, version: '1'}\nactions: [{target: $.info, update: {title: Titled}}]\n"

func TestDiffLocks(t *testing.T) {
	workspace(t, map[string]string{"new/fewer.yaml": fewer})
	for _, args := range []string{"--spec two.yaml --out old", "--spec new/fewer.yaml --out new/out"} {
		if code, _, stderr := gen(append(strings.Fields(args), "--pin", "2024-08-05", "--only", "sdk")...); code != exitDone {
			t.Fatalf("gen %s: exit code %d, want 0\n%s", args, code, stderr)
		}
	}
	code, stdout, stderr := gen("diff", "old/atlasgen.lock", "new/out/atlasgen.lock")
	for _, want := range []string{"getA: operation removed", "version of the SDK: major"} {
		if code != exitDone || !strings.Contains(stdout, want) {
			t.Errorf("gen diff of locks: exit code %d, want 0 and %q in:\n%s%s", code, want, stdout, stderr)
		}
	}
	for _, args := range []string{"--pin 2023-01-01 --out older", "--pin 2024-08-05 --out part --tag Bs --versions all", "--pin 2024-08-05 --out all --versions all"} {
		if code, _, stderr := gen(append(strings.Fields(args), "--spec", "two.yaml", "--only", "sdk")...); code != exitDone {
			t.Fatalf("gen %s: exit code %d, want 0\n%s", args, code, stderr)
		}
	}
	if err := os.CopyFS("patched", os.DirFS("old")); err != nil { // as another version of the generator may have written it
		t.Fatal(err)
	}
	client, err := os.ReadFile("old/sdk/admin/client.go")
	if err != nil {
		t.Fatal(err)
	}
	put(t, "patched/sdk/admin/client.go", string(client)+"\ntype OnlyThere int\n")
	for _, test := range []struct{ args, want string }{
		{"older/atlasgen.lock old/atlasgen.lock", "getB: version selected, 2024-08-05"},
		{"old/atlasgen.lock two.yaml", "version of the SDK: none"},
		{"two.yaml old/atlasgen.lock", "version of the SDK: none"},
		{"old/atlasgen.lock all/atlasgen.lock", "AsApi).GetA20230101: added"},
		{"old/atlasgen.lock part/atlasgen.lock", "getA: operation removed"},
		{"patched/atlasgen.lock old/atlasgen.lock", "because of the generator, not of the API: 1\n  OnlyThere: removed"},
		{"part/atlasgen.lock old/atlasgen.lock", "getA: operation added"},
	} {
		code, stdout, stderr := gen(append([]string{"diff"}, strings.Fields(test.args)...)...)
		if code != exitDone || !strings.Contains(stdout, test.want) {
			t.Errorf("gen diff %s: exit code %d, want 0 and %q in:\n%s%s", test.args, code, test.want, stdout, stderr)
		}
	}
	put(t, "two.yaml", fewer)
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	if code, _, stderr := gen("diff", "old/atlasgen.lock", "two.yaml"); code != exitDocument || !strings.Contains(stderr, "neither near it") {
		t.Errorf("gen diff of a lock whose document is another: exit code %d, want 3\n%s", code, stderr)
	}
	put(t, "old/atlasgen.lock", "{")
	if code, _, stderr := gen("diff", "old/atlasgen.lock", "two.yaml"); code != exitUsage || !strings.Contains(stderr, "damaged") {
		t.Errorf("gen diff of a damaged lock: exit code %d, want 2\n%s", code, stderr)
	}
}
