package docs

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
)

var update = flag.Bool("update", false, "rewrite what the files of testdata/golden expect")

// A golden is one behaviour: a txtar archive that begins with a sentence about
// it. Its files are
//
//	spec.yaml       the document
//	files           the paths of all pages
//	want/PATH       the whole page PATH
//	want/PATH#ID    the element of the page PATH with this id
type golden struct {
	file    string
	archive *txtar.Archive
}

func TestGoldens(t *testing.T) {
	var all []golden
	err := filepath.WalkDir(filepath.Join("testdata", "golden"), func(file string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".txtar" {
			return err
		}
		archive, err := txtar.ParseFile(file)
		all = append(all, golden{file, archive})
		return err
	})
	if err != nil || len(all) == 0 {
		t.Fatalf("goldens = %d, %v, want some", len(all), err)
	}
	for _, g := range all {
		t.Run(strings.TrimSuffix(filepath.Base(g.file), ".txtar"), func(t *testing.T) { g.test(t) })
	}
}

func (g golden) test(t *testing.T) {
	if !strings.HasSuffix(strings.TrimSpace(string(g.archive.Comment)), ".") {
		t.Error("the golden does not begin with a sentence")
	}
	files := g.emit(t)
	want, got := map[string][]string{}, map[string][]string{}
	for i, f := range g.archive.Files {
		if f.Name == "spec.yaml" {
			continue
		}
		text := outcome(t, files, f.Name)
		if *update {
			g.archive.Files[i].Data = []byte(text)
			continue
		}
		want[f.Name], got[f.Name] = lines(string(f.Data)), lines(text)
	}
	if *update {
		if err := os.WriteFile(g.file, txtar.Format(g.archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if len(want) == 0 {
		t.Fatal("the golden expects nothing")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func lines(text string) []string { return slices.Collect(strings.Lines(text)) }

func (g golden) emit(t *testing.T) []emit.File {
	t.Helper()
	i := slices.IndexFunc(g.archive.Files, func(f txtar.File) bool { return f.Name == "spec.yaml" })
	if i < 0 {
		t.Fatal("the golden has no spec.yaml")
	}
	data := g.archive.Files[i].Data
	if n := bytes.Count(data, []byte("\n")); n > 40 {
		t.Errorf("spec.yaml has %d lines, at most 40 are wanted", n)
	}
	doc, err := parser.Parse(parser.Options{File: "spec.yaml", Data: data})
	if err != nil {
		t.Fatal(err)
	}
	files, err := Emit(doc.Resolve(model.Version{Stage: model.Stable, Date: "2025-03-12"}, false), Options{
		Module: "example.com/sdk", Package: "admin", Command: "atlas", Site: "https://docs.example.com/",
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// outcome returns what a file of the archive should hold: nothing if there is no
// such page or element.
func outcome(t *testing.T, files []emit.File, name string) string {
	t.Helper()
	if name == "files" {
		var b strings.Builder
		for _, f := range files {
			b.WriteString(f.Path + "\n")
		}
		return b.String()
	}
	path, id, part := strings.Cut(strings.TrimPrefix(name, "want/"), "#")
	for _, f := range files {
		switch {
		case f.Path != path:
		case part:
			return element(t, f.Data, id)
		default:
			return string(f.Data)
		}
	}
	return ""
}

func element(t *testing.T, data []byte, id string) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if !slices.Contains(n.Attr, html.Attribute{Key: "id", Val: id}) {
			continue
		}
		if n.Data == "h2" {
			n = n.Parent // a heading stands for its section
		}
		var b strings.Builder
		if err := html.Render(&b, n); err != nil {
			t.Fatal(err)
		}
		return strings.TrimRight(b.String(), "\n") + "\n"
	}
	return ""
}
