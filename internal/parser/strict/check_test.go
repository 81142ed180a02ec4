package strict

import (
	"fmt"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

func read(t *testing.T, file, text string) *tree.Node {
	t.Helper()
	s, complaints := tree.Read(file, []byte(text))
	if len(complaints) > 0 {
		t.Fatalf("Read(%q) complains: %v", text, complaints)
	}
	return s.Root
}

func TestWarnings(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"version of a media type", `paths:
  /a:
    get:
      responses:
        "200":
          description: ok
          content:
            application/vnd.atlas.2025-01-01+json: {x-xgen-version: 2024-01-01}
`, `spec.yaml:10:69: x-xgen-version is not "2025-01-01", the version of its media type, which counts: "2024-01-01"`},
		{"enum of an array", `paths: {}
components:
  schemas:
    A: {type: array, items: {type: string}, enum: [a, b]}
`, `spec.yaml:6:52: enum of an array lists values that are no arrays: "a"`},
	}
	for _, test := range tests {
		text := "openapi: 3.0.3\ninfo: {title: Clusters, version: '1'}\n" + test.text
		warnings, complaints := Check(read(t, "spec.yaml", text), Options{Dialect: dialect.Atlas()})
		if len(warnings) != 1 || len(complaints) > 0 {
			t.Errorf("%s: Check = warnings %v, complaints %v, want one warning", test.name, warnings, complaints)
			continue
		}
		if got := warnings[0].Pos.String() + ": " + warnings[0].Text; got != test.want {
			t.Errorf("%s: Check warns %s, want %s", test.name, got, test.want)
		}
	}
}

func TestTooMany(t *testing.T) {
	head := "openapi: 3.0.3\ninfo: {title: Clusters, version: '1'}\n"
	repeat := func(n int, format string) string {
		var text strings.Builder
		for i := range n {
			fmt.Fprintf(&text, format, i)
		}
		return text.String()
	}
	get := "    get:\n      responses: {default: {description: ok}}\n"
	tests := []struct{ name, text, want string }{
		{"components", head + "paths: {}\ncomponents:\n  schemas:\n" + repeat(maxComponents+1, "    S%d: {}\n"), `f:5:3: more than 10000 components, see --large: "schemas"`},
		{"parameters", head + "paths:\n  /a:\n" + get + "      parameters:\n" + repeat(maxParameters+1, "      - {name: p%d, in: query, schema: {}}\n"), "f:8:7: more than 1000 parameters, see --large"},
		{"path", head + "paths:\n  /" + repeat(401, "abcd%d") + ": {}\n", `f:4:3: path is longer than 2000 characters: `},
	}
	for _, test := range tests {
		_, complaints := Check(read(t, "f", test.text), Options{Dialect: dialect.Plain()})
		got := complaints.Error()
		if len(complaints) != 1 || got[:min(len(got), len(test.want))] != test.want {
			t.Errorf("%s: Check complains %q, want %q", test.name, got, test.want)
		}
	}
}
