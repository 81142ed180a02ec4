package cli_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/cli"
	"github.com/atlasgen/atlasgen/internal/emit/ops"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
	"github.com/atlasgen/atlasgen/templates"
)

var update = flag.Bool("update", false, "rewrite what the files of testdata/golden expect")

const goldens = "testdata/golden"

// TestGoldens holds what is written for small documents. A golden is a txtar
// archive that begins with a sentence about one behaviour. Its files are
//
//	spec.yaml        the document
//	overlay.yaml     an overlay
//	aliases.yaml     names that operations once had; without it there are none
//	error            the whole error; there is no other expectation then
//	want/PATH        the whole output PATH
//	want/PATH#WORD   the lines of PATH from the first with WORD to the next empty one
func TestGoldens(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(goldens, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { golden(t, file) })
	}
}

func golden(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(strings.TrimSpace(string(archive.Comment)), ".") {
		t.Error("the golden does not begin with a sentence")
	}
	outputs, failure := generated(archive)
	want, got := map[string][]string{}, map[string][]string{}
	for i, f := range archive.Files {
		text, expected := outcome(f.Name, outputs, failure)
		if !expected {
			continue
		}
		if *update {
			archive.Files[i].Data = []byte(text)
		}
		want[f.Name], got[f.Name] = lines(string(archive.Files[i].Data)), lines(text)
	}
	if len(want) == 0 {
		t.Fatal("the golden expects nothing")
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if failure != nil && want["error"] == nil {
		t.Errorf("unexpected error:\n%v", failure)
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func lines(text string) []string { return slices.Collect(strings.Lines(text)) }

// generated returns the files of the table and of the command line.
func generated(archive *txtar.Archive) ([]emit.File, error) {
	in := parser.Options{File: "spec.yaml", Reserved: templates.Reserved()}
	o := cli.Options{Module: "example.com/cli", Command: "thing", SDK: "example.com/sdk", Package: "admin"}
	for _, f := range archive.Files {
		switch f.Name {
		case "spec.yaml":
			in.Data = f.Data
		case "overlay.yaml":
			in.Overlays = []parser.File{{Name: f.Name, Data: f.Data}}
		case "aliases.yaml":
			list, err := config.ParseAliases(f.Name, f.Data)
			if err != nil {
				return nil, err
			}
			for _, a := range list {
				o.Aliases = append(o.Aliases, cli.Alias(a))
			}
		}
	}
	doc, err := parser.Parse(in)
	if err != nil {
		return nil, err
	}
	api := doc.Resolve(model.Version{Stage: model.Stable, Date: "2025-03-12"}, false)
	files, err := cli.Emit(doc, ops.Table(api, ""), o)
	if err != nil {
		return nil, err
	}
	more, err := ops.Emit(doc, ops.Table(api, ""), ops.Options{Module: o.SDK, Package: o.Package})
	return append(files, more...), err
}

// outcome returns what a file of the archive should hold; expected is false for
// one that is an input.
func outcome(name string, files []emit.File, err error) (text string, expected bool) {
	if name == "error" {
		if err == nil {
			return "", true
		}
		return err.Error() + "\n", true
	}
	path, expected := strings.CutPrefix(name, "want/")
	if !expected {
		return "", false
	}
	path, word, part := strings.Cut(path, "#")
	i := slices.IndexFunc(files, func(f emit.File) bool { return f.Path == path })
	if i < 0 {
		return "", true
	}
	if part {
		return paragraph(string(files[i].Data), word), true
	}
	return string(files[i].Data), true
}

// paragraph returns the lines from the first with a word to the next empty one.
func paragraph(text, word string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		switch {
		case b.Len() == 0 && !strings.Contains(line, word):
		case b.Len() > 0 && line == "\n":
			return b.String()
		default:
			b.WriteString(line)
		}
	}
	return b.String()
}
