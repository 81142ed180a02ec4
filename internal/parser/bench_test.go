package parser

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/parser/strict"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// shared returns the folder of the published documents, or skips the test.
func shared(t testing.TB) string {
	dir := os.Getenv("ATLAS_SHARED")
	if dir == "" {
		dir = "../../../shared"
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("skipped: the published documents are not at %s", dir)
	}
	return dir
}

func newest(b *testing.B) []byte {
	data, err := os.ReadFile(filepath.Join(shared(b), "specs", "atlas-admin-v2-2026-08-21.yaml"))
	if err != nil {
		b.Skip("skipped:", err)
	}
	return data
}

// BenchmarkLoad measures libopenapi and this package. The next two measure parts of
// it.
func BenchmarkLoad(b *testing.B) {
	data := newest(b)
	b.ReportAllocs()
	for b.Loop() {
		load(Options{File: "spec.yaml", Data: data})
	}
}

func BenchmarkRead(b *testing.B) {
	data := newest(b)
	b.ReportAllocs()
	for b.Loop() {
		tree.Read("spec.yaml", data)
	}
}

func BenchmarkCheck(b *testing.B) {
	s, _ := tree.Read("spec.yaml", newest(b))
	b.ReportAllocs()
	for b.Loop() {
		strict.Check(s.Root, strict.Options{Dialect: dialect.Atlas()})
	}
}
