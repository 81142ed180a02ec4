//go:build conformance

package conformance

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/migrate"
	"github.com/atlasgen/atlasgen/internal/migrate/incumbent"
	"github.com/atlasgen/atlasgen/internal/migrate/usage"
)

// TestMigrateIncumbent changes a program that uses every form of the incumbent SDK.
// The SDK consists of declarations only.
func TestMigrateIncumbent(t *testing.T) {
	data, err := os.ReadFile(shared(t, "incumbent/atlas-sdk-go-v20250312023.json"))
	if err != nil {
		t.Fatal(err)
	}
	surface, err := usage.ReadSurface(data)
	if err != nil {
		t.Fatal(err)
	}
	older := t.TempDir()
	if err := os.Mkdir(filepath.Join(older, "admin"), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(older, "admin", "admin.go"), []byte(surface.Declarations()))
	m := newMoving(t, older, generate(t, shared(t, newest), "2025-03-12", "--module", "example.org/newer"))
	m.files = surface.Incumbent(m.older)
	facts := incumbent.FactsOf(&dialect.Atlas().Incumbents[0])
	m.move(migrate.Options{To: m.newer.Path(), Incumbent: &facts, Match: func(path string) bool { return path == m.older.Path() }})
	m.sites(98)
	m.arguments(len(surface.Operations()) - 1) // the body of one, which the older SDK calls any, has a type now
}

// sites checks that enough functions compile.
func (m *moving) sites(percent int) {
	m.t.Helper()
	all, bad := 0, len(m.broken())
	for _, f := range m.result.Files {
		all += len(m.meanings(f.Name, f.After, m.newer))
	}
	m.t.Logf("%d of %d call sites compile", all-bad, all)
	if all < 2000 || (all-bad)*100 < all*percent {
		m.t.Errorf("%d of %d call sites do not compile, want %d %% of at least 2000 to", bad, all, percent)
	}
	for _, p := range m.result.Problems {
		if p.Error && (p.Cause == "" || p.Cure == "") {
			m.t.Errorf("%v has no cause or no cure", p)
		}
	}
}

// arguments checks that each argument reaches the parameter for which it was meant.
func (m *moving) arguments(operations int) {
	m.t.Helper()
	called, broken := map[string]bool{}, m.broken()
	for _, f := range m.result.Files {
		file, info, err := m.bench.Check(f.Name, f.After, parse)
		if err != nil {
			m.t.Fatal(err)
		}
		for _, wrong := range usage.Arguments(file, info, m.newer, broken, called) {
			m.t.Errorf("%s passes %s", filepath.Base(f.Name), wrong)
		}
	}
	m.t.Logf("%d operations are called", len(called))
	if len(called) < operations {
		m.t.Errorf("%d operations are called, want %d", len(called), operations)
	}
}
