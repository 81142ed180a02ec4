package golden

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite what the files of testdata/golden expect")

const folder = "../../testdata/golden"

// TestMain runs the tests with the collector as gen sets it.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}

// A golden is one behaviour: a sentence about it, input, and what is expected.
type golden struct {
	name    string // "errors/sunset"
	archive *txtar.Archive
}

func TestGoldens(t *testing.T) {
	all := readGoldens(t)
	if len(all) == 0 {
		t.Fatal("no goldens")
	}
	for _, g := range all {
		t.Run(g.name, func(t *testing.T) {
			t.Parallel()
			g.checkForm(t)
			if path.Dir(g.name) == "diff" {
				g.testDiff(t)
			} else {
				g.test(t)
			}
		})
	}
}

func readGoldens(t *testing.T) []golden {
	t.Helper()
	var all []golden
	err := filepath.WalkDir(folder, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".txtar" {
			return err
		}
		name, err := filepath.Rel(folder, strings.TrimSuffix(file, ".txtar"))
		if err != nil {
			return err
		}
		archive, err := txtar.ParseFile(file)
		all = append(all, golden{filepath.ToSlash(name), archive})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// checkForm holds the rules that keep goldens readable: they begin with a
// sentence, and a document has at most 40 lines.
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

// test generates from the golden's input and compares what it expects.
func (g golden) test(t *testing.T) {
	o := g.run(t)
	if o.err == nil && o.api != nil {
		o.typeCheck(t)
	} else if o.err != nil && !g.has("error") {
		t.Fatalf("unexpected error:\n%v", o.err)
	}
	got := map[string]string{}
	expects := g.has("absent")
	for _, f := range g.archive.Files {
		s, rest := sectionOf(f.Name)
		switch {
		case s.text == nil:
			continue
		case o.err != nil && f.Name != "error":
			t.Errorf("nothing is expected beside an error: %s", f.Name)
			continue
		}
		expects = true
		text, found := s.text(o, t, rest)
		if !found {
			t.Errorf("%s names nothing; a section absent lists what must not be there", f.Name)
		}
		got[f.Name] = text
	}
	if !expects {
		t.Fatal("the golden expects nothing: add a section error, want/PATH or want#NAME and run with -update")
	}
	g.checkAbsent(t, o)
	g.compare(t, got)
}

// checkAbsent holds that nothing of the section absent is there.
func (g golden) checkAbsent(t *testing.T, o *outcome) {
	for name := range strings.Lines(g.text("absent")) {
		name = strings.TrimSpace(name)
		find := o.declaration
		if strings.Contains(name, "/") {
			find = o.file
		}
		if text, found := find(t, name); found {
			t.Errorf("%s is there, want it absent:\n%s", name, text)
		}
	}
}

// compare holds the sections of an archive against texts by name. With -update it
// rewrites them.
func (g golden) compare(t *testing.T, texts map[string]string) {
	t.Helper()
	want, got := map[string][]string{}, map[string][]string{}
	changed := false
	for i, f := range g.archive.Files {
		text, compared := texts[f.Name]
		if !compared {
			continue
		}
		if *update && !bytes.Equal(f.Data, []byte(text)) {
			g.archive.Files[i].Data, changed = []byte(text), true
			continue
		}
		want[f.Name], got[f.Name] = lines(string(f.Data)), lines(text)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if changed {
		if err := os.WriteFile(filepath.Join(folder, g.name+".txtar"), txtar.Format(g.archive), 0o644); err != nil {
			t.Error(err)
		}
	}
}

func lines(text string) []string { return slices.Collect(strings.Lines(text)) }

func (g golden) has(name string) bool {
	return slices.ContainsFunc(g.archive.Files, func(f txtar.File) bool { return f.Name == name })
}

// text returns the content of a section, or "".
func (g golden) text(name string) string {
	for _, f := range g.archive.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}
