package output

import (
	"strings"
	"testing"
)

func TestNewSetRefuses(t *testing.T) {
	for _, test := range []struct {
		paths []string
		want  string
	}{
		{[]string{"a/b.go", "a/b.go"}, `two outputs claim one path: "a/b.go" and "a/b.go"`},
		{[]string{"a/b.go", "A/B.go"}, `two outputs claim one path: "A/B.go" and "a/b.go"`},
		{[]string{"a", "a/b.go"}, `an output is below another: "a" and "a/b.go"`},
		{[]string{"a/b", "A/B/c/d.go"}, `an output is below another: "a/b" and "A/B/c/d.go"`},
		{[]string{"/etc/passwd"}, `"/etc/passwd" is not a valid path of an output`},
		{[]string{"../a"}, `"../a" is not a valid path of an output`},
		{[]string{"a/../b"}, `"a/../b" is not a valid path of an output`},
		{[]string{"."}, `"." is not a valid path of an output`},
		{[]string{""}, `"" is not a valid path of an output`},
		{[]string{`a\b`}, `"a\\b" is not a valid path of an output`},
		{[]string{"c:x"}, `"c:x" is not a valid path of an output`},
		{[]string{"a\x00b"}, `"a\x00b" is not a valid path of an output`},
		{[]string{"Atlasgen.lock"}, `the path "Atlasgen.lock" is reserved`},
		{[]string{"atlasgen.lock.pending"}, `the path "atlasgen.lock.pending" is reserved`},
		{[]string{"a/.atlasgen-7.tmp"}, `the path "a/.atlasgen-7.tmp" is reserved`},
	} {
		var files []File
		for _, p := range test.paths {
			files = append(files, File{Path: p})
		}
		_, err := NewSet(files, Provenance{})
		if err == nil || err.Error() != test.want {
			t.Errorf("NewSet(%q) = %v, want %s", test.paths, err, test.want)
		}
	}
}

func TestLockIsAFunctionOfTheSet(t *testing.T) {
	from := Provenance{
		Tool:     "0.0.0",
		Document: Source{"a.yaml", "11", "r1"},
		Pin:      "2025-03-12",
		Overlays: []Source{{"o.yaml", "22", ""}},
	}
	forth, err := NewSet([]File{{"b", []byte("2")}, {"a", []byte("1")}}, from)
	if err != nil {
		t.Fatal(err)
	}
	back, err := NewSet([]File{{"a", []byte("1")}, {"b", []byte("2")}}, from)
	if err != nil {
		t.Fatal(err)
	}
	one, other := lockOf(t, forth), lockOf(t, back)
	if one != other {
		t.Errorf("the order of the files changes the lock:\n%s\n%s", one, other)
	}
	a := strings.Index(one, `"a": "6b86b273`) // printf 1 | sha256sum
	b := strings.Index(one, `"b": "d4735e3a`) // printf 2 | sha256sum
	if a < 0 || b < a {
		t.Errorf("the lock does not list both files in order:\n%s", one)
	}
}

// lockOf returns the lock of a set that is written to an empty directory.
func lockOf(t *testing.T, s *Set) string {
	t.Helper()
	text, err := s.lock(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
