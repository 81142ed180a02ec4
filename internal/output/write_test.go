package output

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// set returns a set of files. pairs alternates paths and contents.
func set(t *testing.T, pairs ...string) *Set {
	t.Helper()
	var files []File
	for i := 0; i < len(pairs); i += 2 {
		files = append(files, File{pairs[i], []byte(pairs[i+1])})
	}
	s, err := NewSet(files, Provenance{Tool: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func write(t *testing.T, dir string, s *Set) []Finding {
	t.Helper()
	findings, err := s.Write(dir)
	if err != nil {
		t.Fatal(err)
	}
	return findings
}

// treeOf returns the files below dir with their content, without the lock.
func treeOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || entry.Name() == LockName {
			return err
		}
		data, err := os.ReadFile(p)
		name, _ := filepath.Rel(dir, p)
		files[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func put(t *testing.T, dir, name, content string) {
	t.Helper()
	p := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestWrite(t *testing.T) {
	first := []string{"sdk/a.go", "1", "sdk/old/b.go", "2", "sdk/old/deep/c.go", "3"}
	for _, test := range []struct {
		name     string
		edits    map[string]string // between the two runs
		next     []string
		findings []Finding
		tree     map[string]string
	}{
		{
			name: "no change",
			next: first,
			findings: []Finding{
				{"sdk/a.go", Current}, {"sdk/old/b.go", Current}, {"sdk/old/deep/c.go", Current},
			},
			tree: map[string]string{"sdk/a.go": "1", "sdk/old/b.go": "2", "sdk/old/deep/c.go": "3"},
		},
		{
			name: "stale files are removed with their folders",
			next: []string{"sdk/a.go", "1"},
			findings: []Finding{
				{"sdk/a.go", Current}, {"sdk/old/b.go", Stale}, {"sdk/old/deep/c.go", Stale},
			},
			tree: map[string]string{"sdk/a.go": "1"},
		},
		{
			name:  "a stale file that somebody edited is kept",
			edits: map[string]string{"sdk/old/b.go": "mine"},
			next:  []string{"sdk/a.go", "1"},
			findings: []Finding{
				{"sdk/a.go", Current}, {"sdk/old/b.go", Kept}, {"sdk/old/deep/c.go", Stale},
			},
			tree: map[string]string{"sdk/a.go": "1", "sdk/old/b.go": "mine"},
		},
		{
			name:  "an extra file is kept",
			edits: map[string]string{"sdk/old/mine.txt": "mine"},
			next:  []string{"sdk/a.go", "1"},
			findings: []Finding{
				{"sdk/a.go", Current}, {"sdk/old/b.go", Stale}, {"sdk/old/deep/c.go", Stale},
			},
			tree: map[string]string{"sdk/a.go": "1", "sdk/old/mine.txt": "mine"},
		},
		{
			name:  "an edited output is written again",
			edits: map[string]string{"sdk/a.go": "mine"},
			next:  []string{"sdk/a.go", "1", "sdk/old/b.go", "20", "sdk/old/deep/c.go", "3", "sdk/new.go", "4"},
			findings: []Finding{
				{"sdk/a.go", Edited}, {"sdk/new.go", Missing}, {"sdk/old/b.go", Outdated}, {"sdk/old/deep/c.go", Current},
			},
			tree: map[string]string{"sdk/a.go": "1", "sdk/new.go": "4", "sdk/old/b.go": "20", "sdk/old/deep/c.go": "3"},
		},
		{
			name: "a file becomes a folder, and a folder becomes a file",
			next: []string{"sdk/a.go/x", "1", "sdk/old", "2"},
			findings: []Finding{
				{"sdk/a.go", Stale}, {"sdk/a.go/x", Missing}, {"sdk/old", Missing}, {"sdk/old/b.go", Stale}, {"sdk/old/deep/c.go", Stale},
			},
			tree: map[string]string{"sdk/a.go/x": "1", "sdk/old": "2"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "out")
			write(t, dir, set(t, first...))
			for name, content := range test.edits {
				put(t, dir, name, content)
			}
			next := set(t, test.next...)
			findings := write(t, dir, next)
			if diff := cmp.Diff(test.findings, findings); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.tree, treeOf(t, dir)); diff != "" {
				t.Errorf("files (-want +got):\n%s", diff)
			}
		})
	}
}

func TestWriteTouchesOnlyWhatChanged(t *testing.T) {
	dir := t.TempDir()
	s := set(t, "sdk/a.go", "1")
	write(t, dir, s)
	before := stat(t, dir, "sdk/a.go", LockName)
	write(t, dir, s)
	if after := stat(t, dir, "sdk/a.go", LockName); !os.SameFile(before[0], after[0]) || !os.SameFile(before[1], after[1]) {
		t.Error("a second run replaced files that were right")
	}
}

func stat(t *testing.T, dir string, names ...string) []os.FileInfo {
	t.Helper()
	var infos []os.FileInfo
	for _, name := range names {
		info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		infos = append(infos, info)
	}
	return infos
}

func TestWriteStaysBelowTheDirectory(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, "sdk")); err != nil {
		t.Skip(err)
	}
	if _, err := set(t, "sdk/a.go", "1").Write(dir); err == nil {
		t.Error("Write through a link out of the directory = nil, want an error")
	}
	if diff := cmp.Diff(map[string]string{}, treeOf(t, outside)); diff != "" {
		t.Errorf("files outside (-want +got):\n%s", diff)
	}
}

// A link at the path of an output is replaced. Its target does not change.
func TestWriteReplacesLinks(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	put(t, outside, "precious", "1")
	s := set(t, "sdk/a.go", "1", "sdk/b.go", "2")
	write(t, dir, s)
	for name, target := range map[string]string{"a.go": filepath.Join(outside, "precious"), "b.go": "nowhere"} {
		if err := os.Remove(filepath.Join(dir, "sdk", name)); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(target, filepath.Join(dir, "sdk", name)); err != nil {
			t.Skip(err)
		}
	}
	findings := write(t, dir, s)
	if diff := cmp.Diff([]Finding{{"sdk/a.go", Edited}, {"sdk/b.go", Edited}}, findings); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	info, err := os.Lstat(filepath.Join(dir, "sdk", "a.go"))
	if err != nil || !info.Mode().IsRegular() {
		t.Errorf("sdk/a.go is %v, %v, want a file", info.Mode(), err)
	}
	if diff := cmp.Diff(map[string]string{"precious": "1"}, treeOf(t, outside)); diff != "" {
		t.Errorf("files outside (-want +got):\n%s", diff)
	}
}

func TestWriteNamesWhatIsInTheWay(t *testing.T) {
	for _, test := range []struct{ there, want string }{
		{"sdk/a.go/mine.txt", "writing sdk/a.go: a folder of this name contains other files"},
		{"sdk", "writing sdk/a.go: "},
	} {
		dir := t.TempDir()
		put(t, dir, test.there, "mine")
		s := set(t, "sdk/a.go", "1")
		if _, err := s.Write(dir); err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("Write with %s = %v, want %s", test.there, err, test.want)
		}
		if err := os.RemoveAll(filepath.Join(dir, "sdk")); err != nil {
			t.Fatal(err)
		}
		write(t, dir, s)
		if findings, err := s.Check(dir); err != nil || len(findings) > 0 {
			t.Errorf("Check after removing %s = %v, %v, want nothing", test.there, findings, err)
		}
	}
}

func TestWriteRefusesADamagedLock(t *testing.T) {
	for text, want := range map[string]string{
		"<<<<<<< HEAD\n{}":       "atlasgen.lock is in a merge conflict: take either side ",
		"{\n<<<<<<< HEAD\n\"a\"": "atlasgen.lock is in a merge conflict: take either side ",
		"{":                      "atlasgen.lock is damaged, remove it and run again with --force: ",
		`{"files": {"../precious": "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"}}`: "atlasgen.lock is damaged, remove it and run again with --force: ",
	} {
		dir := t.TempDir()
		put(t, dir, LockName, text)
		_, err := set(t, "a", "1").Write(dir)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Write with the lock %q = %v, want %s", text, err, want)
		}
	}
}

func TestCheck(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	s := set(t, "sdk/a.go", "1", "sdk/b.go", "2", "sdk/c.go", "3")
	check := func(s *Set, want []Finding) {
		t.Helper()
		before := map[string]string{}
		if _, err := os.Stat(dir); err == nil {
			before = treeOf(t, dir)
		}
		got, err := s.Check(dir)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("Check (-want +got):\n%s", diff)
		}
		if _, err := os.Stat(dir); err == nil {
			if diff := cmp.Diff(before, treeOf(t, dir)); diff != "" {
				t.Errorf("Check changed files (-before +after):\n%s", diff)
			}
		}
	}
	check(s, []Finding{{"sdk/a.go", Missing}, {"sdk/b.go", Missing}, {"sdk/c.go", Missing}})
	write(t, dir, s)
	check(s, nil)

	put(t, dir, "sdk/a.go", "mine")
	put(t, dir, "sdk/extra/x.txt", "mine")
	put(t, dir, "elsewhere/x.txt", "mine")
	if err := os.Remove(filepath.Join(dir, "sdk", "b.go")); err != nil {
		t.Fatal(err)
	}
	check(s, []Finding{{"sdk/a.go", Edited}, {"sdk/b.go", Missing}, {"sdk/extra/x.txt", Extra}})

	next := set(t, "sdk/b.go", "2", "sdk/c.go", "30")
	check(next, []Finding{
		{"atlasgen.lock", Outdated}, {"sdk/a.go", Kept}, {"sdk/b.go", Missing}, {"sdk/c.go", Outdated}, {"sdk/extra/x.txt", Extra},
	})
}

func TestCarry(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	write(t, dir, set(t, "sdk/a.go", "1", "sdk/old.go", "2", "docs/index.html", "3", "docs/old.html", "4"))
	part := set(t, "sdk/a.go", "10")
	part.Carry("docs")
	findings := write(t, dir, part)
	if diff := cmp.Diff([]Finding{{"sdk/a.go", Outdated}, {"sdk/old.go", Stale}}, findings); diff != "" {
		t.Errorf("findings of a part (-want +got):\n%s", diff)
	}
	put(t, dir, "docs/extra.html", "mine")
	if findings, err := part.Check(dir); err != nil || len(findings) > 0 {
		t.Errorf("Check of a part = %v, %v, want nothing", findings, err)
	}
	findings = write(t, dir, set(t, "sdk/a.go", "10", "docs/index.html", "3"))
	if diff := cmp.Diff([]Finding{{"docs/index.html", Current}, {"docs/old.html", Stale}, {"sdk/a.go", Current}}, findings); diff != "" {
		t.Errorf("findings of the whole (-want +got):\n%s", diff)
	}
}
