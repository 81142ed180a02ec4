package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDrift(t *testing.T) {
	drift := Drift{
		Causes: []string{"pin changed (2024-08-05 -> 2025-03-12)"},
		Inputs: []string{`pin: was "2024-08-05", is "2025-03-12"`},
		Files: []DriftFile{
			{Path: "out/sdk/b.go", Output: "out/sdk", Status: "missing"},
			{Path: "out/sdk/a.go", Output: "out/sdk", Status: "edited", Diff: "--- a\n+++ b\n-mine\n+ours\n"},
		},
	}
	const head = "pin changed (2024-08-05 -> 2025-03-12): 2 files differ; generate again (go generate ./..., or gen with these flags)\n"
	for _, test := range []struct {
		name  string
		write func(*strings.Builder) error
		want  string
	}{
		{"Text", func(b *strings.Builder) error { return drift.Text(b) },
			head + "  out/sdk: 1 edited, 1 missing\ninput     pin: was \"2024-08-05\", is \"2025-03-12\"\nedited    out/sdk/a.go\nmissing   out/sdk/b.go\n--- a\n+++ b\n-mine\n+ours\n"},
		{"Markdown", func(b *strings.Builder) error { return drift.Markdown(b) },
			"pin changed \\(2024-08-05 -\\> 2025-03-12\\): 2 files differ; generate again \\(go generate ./..., or gen with these flags\\)\n\n" +
				"- out/sdk: 1 edited, 1 missing\n\n- input: `pin: was \"2024-08-05\", is \"2025-03-12\"`\n- edited: `out/sdk/a.go`\n- missing: `out/sdk/b.go`\n" +
				"\n~~~~~~~~diff\n--- a\n+++ b\n-mine\n+ours\n~~~~~~~~\n"},
		{"GitHub", func(b *strings.Builder) error { return drift.GitHub(b) },
			"::error title=not as generated::" + head +
				"::error title=input differs from the lock::pin: was \"2024-08-05\", is \"2025-03-12\"\n" +
				"::error file=out/sdk/a.go,title=not as generated::edited\n::error file=out/sdk/b.go,title=not as generated::missing\n"},
		{"JSON of nothing", func(b *strings.Builder) error { return Drift{}.JSON(b) }, "{\n  \"files\": []\n}\n"},
	} {
		var b strings.Builder
		if err := test.write(&b); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, b.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestDriftHeadline(t *testing.T) {
	file := func(status string) DriftFile { return DriftFile{Path: "out/a", Output: "out", Status: status} }
	for _, test := range []struct {
		drift Drift
		want  string
	}{
		{Drift{Files: []DriftFile{file("edited"), file("extra")}}, "no input changed, but files did: 2 files differ; "},
		{Drift{Files: []DriftFile{file("outdated")}}, "the generator changed: 1 file differs; "},
		{Drift{Causes: []string{"a", "b"}}, "a, b: generate again"},
	} {
		if got := test.drift.headline(); !strings.HasPrefix(got, test.want) {
			t.Errorf("headline of %+v = %q, want %q...", test.drift, got, test.want)
		}
	}
}

// TestDriftIsCapped holds that no format exceeds what GitHub accepts, however many files
// differ and however long their lines are.
func TestDriftIsCapped(t *testing.T) {
	drift := Drift{Causes: []string{strings.Repeat("c", 9999)}, Inputs: []string{strings.Repeat("i", 99999)}}
	for i := range 4000 {
		drift.Files = append(drift.Files, DriftFile{
			Path: fmt.Sprintf("out/docs/%0100d", i), Output: "out/docs", Status: "outdated", Diff: strings.Repeat("-"+strings.Repeat("x", 9999)+"\n", 99),
		})
	}
	for name, test := range map[string]struct {
		write func(*strings.Builder) error
		want  string
	}{
		"Text":     {func(b *strings.Builder) error { return drift.Text(b) }, "\n... and 3980 more\n"},
		"Markdown": {func(b *strings.Builder) error { return drift.Markdown(b) }, "\n- and 3980 more\n"},
		"JSON":     {func(b *strings.Builder) error { return drift.JSON(b) }, `"more": 3750`},
		"GitHub":   {func(b *strings.Builder) error { return drift.GitHub(b) }, "::error title=not as generated::3992 more files\n"},
	} {
		var b strings.Builder
		if err := test.write(&b); err != nil {
			t.Fatal(err)
		}
		if b.Len() > 65536 || !strings.Contains(b.String(), test.want) {
			t.Errorf("%s writes %d bytes, want at most 65536 with %q:\n%.2000s", name, b.Len(), test.want, b.String())
		}
	}
}
