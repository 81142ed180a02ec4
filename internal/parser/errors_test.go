package parser

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/atlasgen/atlasgen/internal/dialect"
)

var update = flag.Bool("update", false, "rewrite the expected errors of testdata/golden/errors")

// TestErrors holds what load says about wrong documents against the goldens:
// spec.yaml is the document, overlay.yaml an overlay, every other file lies where
// references to files may lead.
func TestErrors(t *testing.T) {
	names, err := filepath.Glob("../../testdata/golden/errors/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			options, want := archiveOptions(archive)
			_, complaints := load(options)
			got := complaints.Error() + "\n"
			if len(complaints) == 0 {
				t.Fatalf("load(%s) does not complain", name)
			}
			if *update {
				rewrite(t, name, archive, got)
				return
			}
			if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("load(%s) complains otherwise (-want +got):\n%s", name, diff)
			}
		})
	}
}

func archiveOptions(archive *txtar.Archive) (o Options, want string) {
	o = Options{File: "spec.yaml", Dialect: dialect.Atlas()}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		switch f.Name {
		case "spec.yaml":
			o.Data = f.Data
		case "overlay.yaml":
			o.Overlays = append(o.Overlays, File{f.Name, f.Data})
		case "error":
			want = string(f.Data)
		default:
			files[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	if len(files) > 0 {
		o.Root = files
	}
	return o, want
}

func rewrite(t *testing.T, name string, archive *txtar.Archive, got string) {
	for i := range archive.Files {
		if archive.Files[i].Name == "error" {
			archive.Files[i].Data = []byte(got)
		}
	}
	if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}
