package main

import (
	"bytes"
	"cmp"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/pipeline"
	"github.com/atlasgen/atlasgen/internal/report"
)

var update = flag.Bool("update", false, "rewrite what the files of testdata/golden expect")

const goldens = "../../testdata/golden"

// A golden is one behaviour: a txtar archive that begins with a sentence about
// it. Its files are, in any order:
//
//	spec.yaml            the document
//	site                 the address of the reference
//	overlay*.yaml        overlays, applied in this order
//	args                 flags of gen, if more is said than "--pin 2025-03-12"
//	error                the whole error; there is no other expectation then
//	warnings             the warnings, one a line
//	files                the paths of the SDK's package, less the runtime's, and
//	                     of the reference
//	verbose, resolve     what gen --verbose and gen resolve print
//	want/PATH            the whole output PATH
//	want/PATH#ID         the element of the HTML page PATH with this id; of a
//	                     heading its section
//	want#NAME            the declaration NAME of the package: of a type also its
//	                     methods and constants; "TYPE.METHOD" is one method;
//	                     nothing, if there is no such declaration
//	anything else        a file that references may lead to
//
// Those in the folder docs are about the reference, all others about the SDK.
type golden struct {
	file    string
	archive *txtar.Archive
}

func TestGoldens(t *testing.T) {
	all := readGoldens(t)
	if len(all) == 0 {
		t.Fatal("no goldens")
	}
	for _, g := range all {
		name, _ := filepath.Rel(goldens, strings.TrimSuffix(g.file, ".txtar"))
		t.Run(filepath.ToSlash(name), func(t *testing.T) { g.test(t) })
	}
}

func readGoldens(t *testing.T) []golden {
	t.Helper()
	var all []golden
	err := filepath.WalkDir(goldens, func(file string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && entry.Name() == "diff" {
			return fs.SkipDir // those of TestDiffGoldens
		}
		if err != nil || filepath.Ext(file) != ".txtar" {
			return err
		}
		archive, err := txtar.ParseFile(file)
		all = append(all, golden{file, archive})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func (g golden) test(t *testing.T) {
	g.checkForm(t)
	result, err := pipeline.Run(t.Context(), g.job(t))
	var api *model.API
	var files []emit.File
	if len(result.Targets) > 0 {
		api, files = result.Targets[0].API, result.Targets[0].Files
	}
	if err == nil {
		typeCheck(t, files)
	}
	want, got := map[string][]string{}, map[string][]string{}
	expects := false
	for i, f := range g.archive.Files {
		text, known := g.outcome(t, f.Name, api, files, err)
		if !known {
			continue
		}
		expects = true
		if *update {
			g.archive.Files[i].Data = []byte(text)
			continue
		}
		want[f.Name], got[f.Name] = lines(string(f.Data)), lines(text)
	}
	switch {
	case !expects:
		t.Fatal("the golden expects nothing: add a file error, want/PATH or want#NAME and run with -update")
	case *update:
		g.rewrite(t)
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if err != nil && !g.has("error") {
		t.Errorf("unexpected error:\n%v", err)
	}
}

func lines(text string) []string { return slices.Collect(strings.Lines(text)) }

func (g golden) has(name string) bool {
	return slices.ContainsFunc(g.archive.Files, func(f txtar.File) bool { return f.Name == name })
}

// checkForm holds the rules that keep goldens readable: they begin with a
// sentence, and their input is at most 40 lines.
func (g golden) checkForm(t *testing.T) {
	if !strings.HasSuffix(strings.TrimSpace(string(g.archive.Comment)), ".") {
		t.Error("the golden does not begin with a sentence")
	}
	const most = 40
	for _, f := range g.archive.Files {
		if count := strings.Count(string(f.Data), "\n"); f.Name == "spec.yaml" && count > most {
			t.Errorf("spec.yaml has %d lines, at most %d are wanted", count, most)
		}
	}
}

// job is what gen would have made of the golden's args, without files.
func (g golden) job(t *testing.T) pipeline.Job {
	t.Helper()
	var f flags
	c := &cobra.Command{}
	f.addInput(c)
	f.addPin()
	f.addOutput()
	args := []string{"--spec", "spec.yaml", "--pin", "2025-03-12", "--only", g.output()}
	site := ""
	files := fstest.MapFS{}
	for _, file := range g.archive.Files {
		switch name := file.Name; {
		case name == "args":
			args = append(args, strings.Fields(string(file.Data))...)
		case name == "site":
			site = strings.TrimSpace(string(file.Data))
		case strings.HasPrefix(name, "overlay") && strings.HasSuffix(name, ".yaml"):
			args = append(args, "--overlay", name)
		}
		files[file.Name] = &fstest.MapFile{Data: file.Data}
	}
	if slices.ContainsFunc(g.archive.Files, func(f txtar.File) bool { return g.isReferenced(f.Name) }) {
		args = append(args, "--allow-files", ".")
	}
	if err := c.ParseFlags(args); err != nil {
		t.Fatalf("args: %v", err)
	}
	job, err := f.job()
	if err != nil {
		t.Fatalf("args: %v", err)
	}
	job.Targets[0].Docs.Site, job.Files = site, files
	return job
}

// output returns what the golden is about.
func (g golden) output() string {
	if filepath.Base(filepath.Dir(g.file)) == "docs" {
		return "docs"
	}
	return "sdk"
}

// isReferenced reports whether a file of the archive is there for the document
// to refer to.
func (g golden) isReferenced(name string) bool {
	_, known := g.outcome(nil, name, nil, nil, nil)
	input := slices.Contains([]string{"args", "spec.yaml", "site"}, name) || strings.HasPrefix(name, "overlay")
	return !known && !input
}

// outcome returns what a file of the archive should hold; known is false for one
// that is an input. Without an API there is nothing but an error.
func (g golden) outcome(t *testing.T, name string, api *model.API, files []emit.File, err error) (text string, known bool) {
	path, whole := strings.CutPrefix(name, "want/")
	decl, part := strings.CutPrefix(name, "want#")
	switch {
	case name == "error":
		if err == nil {
			return "", true
		}
		return err.Error() + "\n", true
	case !slices.Contains([]string{"warnings", "files", "verbose", "resolve"}, name) && !whole && !part:
		return "", false
	case api == nil:
		return "", true
	case whole:
		return outputOf(t, files, path), true
	case part:
		return declaration(t, files, decl), true
	}
	var b strings.Builder
	switch name {
	case "warnings":
		warn(&b, api.Document.Warnings)
	case "files":
		listGenerated(&b, files)
	case "verbose":
		err = report.Verbose(&b, api)
	case "resolve":
		err = report.Resolve(api).Text(&b)
	}
	if err != nil {
		t.Error(err)
	}
	return b.String(), true
}

func outputOf(t *testing.T, files []emit.File, path string) string {
	path, id, part := strings.Cut(path, "#")
	i, found := slices.BinarySearchFunc(files, path, func(f emit.File, p string) int { return cmp.Compare(f.Path, p) })
	switch {
	case !found:
		return ""
	case part:
		return element(t, files[i].Data, id)
	default:
		return string(files[i].Data)
	}
}

// element returns the element of a page with an id, as a browser has it.
func element(t *testing.T, page []byte, id string) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if !slices.Contains(n.Attr, html.Attribute{Key: "id", Val: id}) {
			continue
		}
		if n.Data == "h2" {
			n = n.Parent
		}
		var b strings.Builder
		if err := html.Render(&b, n); err != nil {
			t.Fatal(err)
		}
		return strings.TrimRight(b.String(), "\n") + "\n"
	}
	return ""
}

func (g golden) rewrite(t *testing.T) {
	t.Helper()
	if err := os.WriteFile(g.file, txtar.Format(g.archive), 0o644); err != nil {
		t.Fatal(err)
	}
}
