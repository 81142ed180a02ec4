package docs

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/diff"
	"github.com/atlasgen/atlasgen/internal/emit/docs"
	"github.com/atlasgen/atlasgen/internal/emit/program"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
	"github.com/atlasgen/atlasgen/templates"
)

const (
	published = "specs/atlas-admin-v2-2025-07-22.yaml"
	newest    = "specs/atlas-admin-v2-2026-08-21.yaml"
	own       = "openapi/atlas-admin.yaml"
)

var options = docs.Options{
	Module: "go.mongodb.org/atlas-sdk/v20250312001", Package: "admin", Site: "https://docs.example.com",
	Changes: changes,
}

// optionsOf returns the options for a document.
func optionsOf(doc *model.Document) docs.Options {
	o := options
	o.Program, o.Dialect = program.Of(doc, dialect.Atlas(), "atlas"), dialect.Atlas()
	return o
}

// changes calls package diff for the emitter, as the program does.
func changes(op *model.Operation, from, to *model.Revision) []docs.Change {
	var all []docs.Change
	for _, c := range diff.Revisions(op, from, to) {
		all = append(all, docs.Change{
			What: strings.ReplaceAll(string(c.Kind), "-", " "), Where: c.Where.String(), Before: c.Before, After: c.After, Breaking: c.Breaking,
		})
	}
	return all
}

// A site is the files of a reference, by path below docs/.
type site map[string][]byte

// sharedFile returns the path of a published file, and whether it exists.
func sharedFile(name string) (string, bool) {
	dir := os.Getenv("ATLAS_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "shared")
	}
	file := filepath.Join(dir, filepath.FromSlash(name))
	_, err := os.Stat(file)
	return file, err == nil
}

func ownDocument() string {
	return filepath.Join("..", "..", "..", "testdata", filepath.FromSlash(own))
}

// written is a cache of references, which tests share.
var written sync.Map

// write returns the reference of a document at 2025-03-12.
func write(t testing.TB, file string) site {
	t.Helper()
	if s, ok := written.Load(file); ok {
		return s.(site)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := writeData(t, data)
	written.Store(file, s)
	return s
}

func writeData(t testing.TB, data []byte) site {
	t.Helper()
	doc, err := parser.Parse(parser.Options{File: "api.yaml", Data: data, Reserved: templates.Reserved()})
	if err != nil {
		t.Fatal(err)
	}
	files, err := docs.Emit(doc.Resolve(model.Version{Stage: model.Stable, Date: "2025-03-12"}, false), optionsOf(doc))
	if err != nil {
		t.Fatal(err)
	}
	s := site{}
	for _, f := range files {
		s[strings.TrimPrefix(f.Path, "docs/")] = f.Data
	}
	return s
}

// unpack writes files of a site into a folder.
func unpack(t *testing.T, dir string, s site, wants func(path string) bool) {
	t.Helper()
	for path, data := range s {
		if wants(path) {
			place(t, filepath.Join(dir, filepath.FromSlash(path)), data)
		}
	}
}

// place writes a file and its folders.
func place(t *testing.T, file string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
