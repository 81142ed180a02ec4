// Package output brings the files of one run to disk. It knows which files an
// earlier run wrote, so that it can remove those that are no longer wanted and
// leave alone what somebody else wrote. It does not know what the files mean.
package output

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A File is one finished output. Path is slash-separated, below the output
// directory.
type File struct {
	Path string
	Data []byte
}

// A Set is everything that one run writes: no two files claim one path, and
// every path lies below the output directory.
type Set struct {
	files   []File // by path
	from    Provenance
	carried []string // top folders that belong to other runs
}

// NewSet sorts files and checks their paths. Two files whose paths differ in
// case only cannot lie in one folder on every system and are refused, and so is
// a file below a path that is a file itself.
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
				return nil, fmt.Errorf("an output lies below another: %q and %q", other, f.Path)
			}
		}
	}
	return &Set{files: files, from: from}, nil
}

// Data returns what the set writes to a path; found is false if it does not.
func (s *Set) Data(path string) (data []byte, found bool) {
	i, found := s.find(path)
	if !found {
		return nil, false
	}
	return s.files[i].Data, true
}

// Carry leaves folders directly below the output directory to other runs: what
// those wrote there is neither stale nor compared, and stays in the lock.
func (s *Set) Carry(folders ...string) { s.carried = append(s.carried, folders...) }

// carries reports whether a path is left to other runs.
func (s *Set) carries(path string) bool {
	top, _, _ := strings.Cut(path, "/")
	return slices.Contains(s.carried, top)
}

// checkPath refuses what is absolute, leads out of the output directory, is
// spelt in a way that systems disagree about, or is this package's own.
func checkPath(p string) error {
	odd := func(r rune) bool { return r < ' ' || r == 0x7f || strings.ContainsRune(`\:*?"<>|`, r) }
	switch {
	case !fs.ValidPath(p) || p == "." || strings.ContainsFunc(p, odd):
		return fmt.Errorf("%q is no path of an output", p)
	case strings.EqualFold(p, LockName) || strings.EqualFold(p, pendingName) || isTemporary(path.Base(p)):
		return fmt.Errorf("the path %q is reserved", p)
	}
	return nil
}

// has reports whether the set writes path.
func (s *Set) has(path string) bool {
	_, found := s.find(path)
	return found
}

func (s *Set) find(path string) (int, bool) {
	return slices.BinarySearchFunc(s.files, path, func(f File, p string) int { return cmp.Compare(f.Path, p) })
}
