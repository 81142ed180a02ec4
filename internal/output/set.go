// Package output writes the files of one run to disk. It knows which files
// earlier runs wrote, removes those that the current run does not write, and
// keeps files of other origin.
package output

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A File is one finished output. Path is slash-separated and relative to the
// output directory.
type File struct {
	Path string
	Data []byte
}

// A Set holds all files of one run. Paths are unique and stay below the output
// directory.
type Set struct {
	files   []File // by path
	from    Provenance
	carried []string // top folders of other runs
	force   bool     // overwrite files that no run wrote
}

// NewSet sorts files and checks their paths. It refuses two paths that differ
// only in case, because some file systems cannot hold both, and a path below
// another file.
func NewSet(files []File, from Provenance) (*Set, error) {
	files = slices.SortedFunc(slices.Values(files), func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	claims := map[string]string{}
	for _, f := range files {
		if err := checkPath(f.Path); err != nil {
			return nil, err
		}
		key := strings.ToLower(f.Path)
		if other, taken := claims[key]; taken {
			return nil, fmt.Errorf("two outputs claim one path: %q and %q", other, f.Path)
		}
		claims[key] = f.Path
	}
	for _, f := range files {
		for dir := path.Dir(f.Path); dir != "."; dir = path.Dir(dir) {
			if other, taken := claims[strings.ToLower(dir)]; taken {
				return nil, fmt.Errorf("an output is below another: %q and %q", other, f.Path)
			}
		}
	}
	return &Set{files: files, from: from}, nil
}

// Data returns the content of a file. found is false if the set lacks it.
func (s *Set) Data(path string) (data []byte, found bool) {
	i, found := s.find(path)
	if !found {
		return nil, false
	}
	return s.files[i].Data, true
}

// Carry excludes folders directly below the output directory, which belong to
// other runs. Their files are not compared or removed, and stay in the lock.
func (s *Set) Carry(folders ...string) { s.carried = append(s.carried, folders...) }

// Force lets Write overwrite files that no lock lists.
func (s *Set) Force() { s.force = true }

// carries reports whether a path belongs to another run.
func (s *Set) carries(path string) bool {
	top, _, _ := strings.Cut(path, "/")
	return slices.Contains(s.carried, top)
}

// checkPath refuses paths that are absolute, leave the output directory, differ
// between systems, or are used by this package.
func checkPath(p string) error {
	odd := func(r rune) bool { return r < ' ' || r == 0x7f || strings.ContainsRune(`\:*?"<>|`, r) }
	switch {
	case !fs.ValidPath(p) || p == "." || strings.ContainsFunc(p, odd):
		return fmt.Errorf("%q is not a valid path of an output", p)
	case strings.EqualFold(p, LockName) || strings.EqualFold(p, pendingName) || isTemporary(path.Base(p)):
		return fmt.Errorf("the path %q is reserved", p)
	}
	return nil
}

// has reports whether the set contains path.
func (s *Set) has(path string) bool {
	_, found := s.find(path)
	return found
}

func (s *Set) find(path string) (int, bool) {
	return slices.BinarySearchFunc(s.files, path, func(f File, p string) int { return cmp.Compare(f.Path, p) })
}
