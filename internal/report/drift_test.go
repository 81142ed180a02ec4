package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDrift(t *testing.T) {
	drift := Drift{
		Inputs: []string{`pin: was "2024-08-05", is "2025-03-12"`},
		Files: []DriftFile{
			{Path: "out/a.go", Status: "edited", Diff: "--- a\n+++ b\n-mine\n+ours\n"},
			{Path: "out/b.go", Status: "missing"},
		},
	}
	for _, test := range []struct {
		name  string
		write func(*strings.Builder) error
		want  string
	}{
		{"Text", func(b *strings.Builder) error { return drift.Text(b) },
			"input     pin: was \"2024-08-05\", is \"2025-03-12\"\nedited    out/a.go\nmissing   out/b.go\n--- a\n+++ b\n-mine\n+ours\n"},
		{"Markdown", func(b *strings.Builder) error { return drift.Markdown(b) },
			"- input: `pin: was \"2024-08-05\", is \"2025-03-12\"`\n- edited: `out/a.go`\n- missing: `out/b.go`\n"},
		{"GitHub", func(b *strings.Builder) error { return drift.GitHub(b) },
			"::error title=input differs from the lock::pin: was \"2024-08-05\", is \"2025-03-12\"\n" +
				"::error file=out/a.go,title=not as generated::edited\n::error file=out/b.go,title=not as generated::missing\n"},
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

func TestDriftIsCapped(t *testing.T) {
	var drift Drift
	for i := range 12 {
		drift.Files = append(drift.Files, DriftFile{Path: fmt.Sprint(i), Status: "edited", Diff: strings.Repeat("-x\n", 99)})
	}
	var text, github strings.Builder
	if err := drift.Text(&text); err != nil {
		t.Fatal(err)
	}
	if err := drift.GitHub(&github); err != nil {
		t.Fatal(err)
	}
	if want := "\n... and 800 more lines\n"; !strings.HasSuffix(text.String(), want) {
		t.Errorf("Text ends in %q, want %q", text.String()[text.Len()-40:], want)
	}
	if want := "::error title=not as generated::3 more files\n"; strings.Count(github.String(), "\n") != 10 || !strings.HasSuffix(github.String(), want) {
		t.Errorf("GitHub = %s, want 10 lines and %s at the end", github.String(), want)
	}
}
