//go:build conformance

package conformance

import (
	"go/types"
	"path/filepath"
	"testing"

	"github.com/atlasgen/atlasgen/internal/migrate"
	program "github.com/atlasgen/atlasgen/internal/migrate/load"
	"github.com/atlasgen/atlasgen/internal/migrate/usage"
)

// A moving is a program on its way from one SDK to another.
type moving struct {
	t            *testing.T
	bench        *usage.Bench
	older, newer *types.Package
	dir          string
	files        map[string]string // of the program
	program      *program.Program
	result       *migrate.Result
}

// newMoving type-checks two SDKs in their folders.
func newMoving(t *testing.T, older, newer string) *moving {
	t.Helper()
	bench, err := usage.NewBench()
	if err != nil {
		t.Fatal(err)
	}
	m := &moving{t: t, bench: bench, dir: t.TempDir()}
	m.older = m.sdk("example.org/older/admin", filepath.Join(older, "admin"))
	m.newer = m.sdk("example.org/newer/admin", filepath.Join(newer, "admin"))
	return m
}

func (m *moving) sdk(path, dir string) *types.Package {
	m.t.Helper()
	p, err := m.bench.SDK(path, dir)
	if err != nil {
		m.t.Fatal(err)
	}
	return p
}

// move changes the program.
func (m *moving) move(o migrate.Options) {
	m.t.Helper()
	var err error
	if m.program, err = m.bench.Program(m.dir, m.files, m.newer.Path()); err != nil {
		m.t.Fatal(err)
	}
	if m.result, err = migrate.Apply(m.t.Context(), m.program, o); err != nil {
		m.t.Fatal(err)
	}
}

// meanings returns what each function of a file says to the API.
func (m *moving) meanings(name string, text []byte, sdk *types.Package) map[string][]string {
	m.t.Helper()
	file, info, err := m.bench.Check(name, text, parse)
	if err != nil {
		m.t.Fatal(err)
	}
	return m.bench.Meanings(file, info, sdk)
}
