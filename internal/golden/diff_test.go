package golden

import (
	"flag"
	"io/fs"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/pipeline"
	"github.com/atlasgen/atlasgen/internal/report"
)

// testDiff compares pairs of small documents in both directions. An archive of the
// folder diff is about one kind of change and has three pairs, "1/" to "3/":
//
//	N/old.yaml, N/new.yaml  the documents
//	N/args                  flags of gen diff
//	N/want, N/back          what it prints, from old to new and back
func (g golden) testDiff(t *testing.T) {
	got := map[string]string{}
	shown := 0
	for _, pair := range []string{"1/", "2/", "3/"} {
		files := fstest.MapFS{
			"old.yaml": &fstest.MapFile{Data: []byte(g.text(pair + "old.yaml"))},
			"new.yaml": &fstest.MapFile{Data: []byte(g.text(pair + "new.yaml"))},
		}
		for name, text := range map[string]string{
			pair + "want": diffText(t, g.text(pair+"args"), files, "old.yaml", "new.yaml"),
			pair + "back": diffText(t, g.text(pair+"args"), files, "new.yaml", "old.yaml"),
		} {
			if !g.has(name) {
				t.Errorf("the golden lacks %s", name)
			}
			got[name] = text
			if strings.Contains(text, g.subject()) {
				shown++
			}
		}
	}
	if shown < 3 {
		t.Errorf("%q occurs in %d of 6 comparisons, want 3 or more", g.subject(), shown)
	}
	g.compare(t, got)
}

// subject returns the kind of change that an archive is named for, as it is
// printed.
func (g golden) subject() string {
	return ": " + strings.ReplaceAll(path.Base(g.name), "-", " ")
}

func diffText(t *testing.T, args string, files fs.FS, from, to string) string {
	t.Helper()
	c := pipeline.Comparison{From: from, To: to, Files: files, SDK: true, Package: config.Default().SDK.Package}
	flags := flag.NewFlagSet("args", flag.ContinueOnError)
	flags.StringVar(&c.Dialect, "dialect", "", "")
	flags.StringVar(&c.Pin, "pin", "", "")
	flags.StringVar(&c.FromPin, "from-pin", "", "")
	if err := flags.Parse(strings.Fields(args)); err != nil || flags.NArg() > 0 {
		t.Fatalf("args: %v, left over: %q", err, flags.Args())
	}
	found, err := pipeline.Compare(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := (&report.Diff{Result: found}).Text(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
