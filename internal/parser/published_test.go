//go:build conformance

package parser

import (
	"os"
	"path/filepath"
	"testing"
)

// TestLoadPublished loads every published document, without and with the published
// overlays.
func TestLoadPublished(t *testing.T) {
	dir := shared(t)
	specs, _ := filepath.Glob(filepath.Join(dir, "specs", "*.yaml"))
	overlays := publishedOverlays(t, dir)
	for _, spec := range specs {
		data, err := os.ReadFile(spec)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(spec)
		for _, with := range [][]File{nil, overlays} {
			in, complaints := load(Options{File: name, Data: data, Overlays: with, OverlayLenient: true})
			if len(complaints) > 0 {
				t.Errorf("load(%s) with %d overlays complains, want no complaint:\n%v", name, len(with), complaints)
			}
			t.Logf("load(%s) with %d overlays: %d warnings", name, len(with), len(in.warnings))
			for _, w := range in.warnings {
				if w.Pos.File == name {
					t.Log(w)
				}
			}
		}
	}
}

func publishedOverlays(t testing.TB, dir string) []File {
	names, _ := filepath.Glob(filepath.Join(dir, "overlays", "*.yaml"))
	var files []File
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, File{filepath.Base(name), data})
	}
	return files
}
