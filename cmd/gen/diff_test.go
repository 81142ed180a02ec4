package main

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
	"golang.org/x/tools/txtar"

	"github.com/atlasgen/atlasgen/internal/pipeline"
	"github.com/atlasgen/atlasgen/internal/report"
)

// TestDiffGoldens compares pairs of small documents in both directions. An
// archive of testdata/golden/diff is about one kind of change and has three
// pairs, "1/" to "3/":
//
//	N/old.yaml, N/new.yaml  the documents
//	N/args                  flags of gen diff
//	N/want, N/back          what it prints, from old to new and back
func TestDiffGoldens(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(goldens, "diff", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("goldens = %q, %v, want some", files, err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		g := golden{file, archive}
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { g.testDiff(t) })
	}
}

func (g golden) testDiff(t *testing.T) {
	g.checkForm(t)
	texts := map[string]string{}
	for _, f := range g.archive.Files {
		texts[f.Name] = string(f.Data)
	}
	want, got := map[string][]string{}, map[string][]string{}
	shown := 0
	for _, pair := range []string{"1/", "2/", "3/"} {
		files := fstest.MapFS{
			"old.yaml": &fstest.MapFile{Data: []byte(texts[pair+"old.yaml"])},
			"new.yaml": &fstest.MapFile{Data: []byte(texts[pair+"new.yaml"])},
		}
		for name, text := range map[string]string{
			pair + "want": diffText(t, texts[pair+"args"], files, "old.yaml", "new.yaml"),
			pair + "back": diffText(t, texts[pair+"args"], files, "new.yaml", "old.yaml"),
		} {
			want[name], got[name] = lines(texts[name]), lines(text)
			if i := slices.IndexFunc(g.archive.Files, func(f txtar.File) bool { return f.Name == name }); *update && i >= 0 {
				g.archive.Files[i].Data = []byte(text)
			}
			if strings.Contains(text, g.subject()) {
				shown++
			}
		}
	}
	if shown < 3 {
		t.Errorf("%q occurs in %d of 6 comparisons, want 3 or more", g.subject(), shown)
	}
	if *update {
		g.rewrite(t)
	} else if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// subject returns the kind of change that an archive is named for, as it is
// printed.
func (g golden) subject() string {
	return ": " + strings.ReplaceAll(strings.TrimSuffix(filepath.Base(g.file), ".txtar"), "-", " ")
}

func diffText(t *testing.T, args string, files fs.FS, from, to string) string {
	t.Helper()
	f := diffFlags{}
	c := &cobra.Command{}
	f.addTo(c)
	if err := c.ParseFlags(strings.Fields(args)); err != nil {
		t.Fatal(err)
	}
	f.From, f.To, f.Files = from, to, files
	found, err := pipeline.Compare(t.Context(), f.Comparison)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := (&report.Diff{Result: found}).Text(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
