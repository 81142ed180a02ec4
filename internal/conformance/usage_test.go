//go:build conformance

package conformance

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/migrate"
	"github.com/atlasgen/atlasgen/internal/migrate/pair"
	"github.com/atlasgen/atlasgen/internal/migrate/usage"
)

// TestMigrateAll changes programs that use everything of one SDK, for another SDK.
func TestMigrateAll(t *testing.T) {
	moves(t, "2025-07-22 to 2026-02-17", olderDocument, "specs/atlas-admin-v2-2026-02-17.yaml", "2025-03-12")
	moves(t, "2026-02-17 to 2026-08-21", "specs/atlas-admin-v2-2026-02-17.yaml", newest, "2025-03-12")
}

// TestMigratePins does so between two pins of one document. It fails: a fifth of the
// places use a schema in whose place the newer version has another one, with other
// properties.
func TestMigratePins(t *testing.T) {
	moves(t, "2023-01-01 to 2025-03-12", newest, newest, "2023-01-01")
}

func moves(t *testing.T, name, olderSpec, newerSpec, olderPin string) {
	t.Run(name, func(t *testing.T) {
		older, newer := shared(t, olderSpec), shared(t, newerSpec)
		compared := gen(t, "diff", older, newer, "--from-pin", olderPin, "--pin", "2025-03-12", "--format", "json")
		names, err := pair.ParseNames([]byte(compared.stdout))
		if err != nil {
			t.Fatal(err)
		}
		m := newMoving(t, generate(t, older, olderPin, "--module", "example.org/older"), generate(t, newer, "2025-03-12", "--module", "example.org/newer"))
		m.files = usage.Programs(m.older)
		m.move(migrate.Options{From: m.older.Path(), To: m.newer.Path(), Names: names})
		m.mends(95)
		m.keepsMeaning()
	})
}

// removals are causes that no rewrite can cure: the newer API has no such thing.
var removals = regexp.MustCompile(`was removed|no longer used|has no replacement|no longer answers`)

// mends checks that of the places that the older program has to change, enough
// compile after the change. A place whose name is gone from the API cannot.
func (m *moving) mends(percent int) {
	m.t.Helper()
	plain := map[string][]byte{}
	for name, text := range m.files {
		plain[filepath.Join(m.dir, name)] = []byte(strings.ReplaceAll(text, m.older.Path(), m.newer.Path()))
	}
	before := len(m.program.Check(m.t.Context(), plain))
	gone, left := 0, 0
	for _, p := range m.result.Problems {
		switch {
		case p.Error && removals.MatchString(p.Cause):
			gone++
		case p.Error:
			left++
			m.t.Logf("%s: %s", p.Cause, p.Text)
		}
	}
	m.t.Logf("%d errors before, %d after: %d of names that are gone, %d others", before, gone+left, gone, left)
	if curable := before - gone; curable > 0 && (curable-left)*100 < curable*percent {
		m.t.Errorf("%d of %d places that can compile do not, want %d %% to", left, curable, percent)
	}
}

// keepsMeaning checks that each function that compiles says the same to the API.
func (m *moving) keepsMeaning() {
	m.t.Helper()
	broken := m.broken()
	compared, wrong := 0, 0
	for _, f := range m.result.Files {
		before := m.meanings(f.Name, f.Before, m.older)
		for name, after := range m.meanings(f.Name, f.After, m.newer) {
			if broken[name] {
				continue
			}
			compared++
			if diff := cmp.Diff(before[name], after); diff != "" && wrong < 20 {
				wrong++
				m.t.Errorf("%s of %s says something else (-before +after):\n%s", name, filepath.Base(f.Name), diff)
			}
		}
	}
	m.t.Logf("%d functions say the same", compared-wrong)
}

func parse(set *token.FileSet, name string, text []byte) (*ast.File, error) {
	return parser.ParseFile(set, name, text, parser.SkipObjectResolution)
}

// broken returns the functions with an error, by name.
func (m *moving) broken() map[string]bool {
	all := map[string]bool{}
	for _, p := range m.result.Problems {
		if i := slices.IndexFunc(m.result.Files, func(f migrate.Output) bool { return f.Name == p.Pos.Filename }); p.Error && i >= 0 {
			lines := strings.Split(string(m.result.Files[i].After), "\n")
			for at := p.Pos.Line - 1; at >= 0; at-- {
				if name, ok := strings.CutPrefix(lines[at], "func "); ok {
					name, _, _ = strings.Cut(name, "(")
					all[name] = true
					break
				}
			}
		}
	}
	return all
}
