package parser

import (
	"bytes"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"
)

// FuzzLoad checks that load returns either a tree or complaints with a position,
// whatever the bytes, and the same complaints every time.
func FuzzLoad(f *testing.F) {
	names, _ := filepath.Glob("../../testdata/golden/*/*.txtar")
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if file.Name == "spec.yaml" {
				f.Add(file.Data)
			}
		}
	}
	for _, s := range schemas {
		f.Add(schemaDocument(s.openapi, s.text))
	}
	for _, text := range files {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in, complaints := load(Options{File: "f", Data: bytes.Clone(data)})
		if (in.checksum == "") != (len(complaints) > 0) || in.checksum != "" && in.root == nil {
			t.Fatalf("load returns tree %v, checksum %q and complaints %v, want either a checksum with a tree or complaints", in.root, in.checksum, complaints)
		}
		for _, c := range complaints {
			if c.Pos.File != "f" || c.Pos.Line < 1 || c.Pos.Column < 1 || c.Text == "" {
				t.Fatalf("complaint %q has no place or no text", c)
			}
		}
		_, again := load(Options{File: "f", Data: data})
		if complaints.Error() != again.Error() {
			t.Fatalf("load complains\n%v\nand then\n%v", complaints, again)
		}
	})
}
