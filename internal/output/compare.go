package output

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A Status compares a file on disk with the set.
type Status int

// The statuses. A file that differs from the set and is in no lock counts as
// edited.
const (
	Current  Status = iota // equal to the set
	Missing                // not on disk
	Outdated               // as an earlier run wrote it; the set has another content
	Edited                 // changed by somebody since a run wrote it
	Stale                  // written by an earlier run and not in the set
	Kept                   // stale, but changed by somebody, so it is not removed
	Extra                  // in a folder of the outputs, but in neither the set nor a lock
)

func (s Status) String() string {
	return [...]string{"current", "missing", "outdated", "edited", "stale", "kept", "extra"}[s]
}

// A Finding is the status of one file.
type Finding struct {
	Path   string
	Status Status
}

// Compare returns the status of every file of the set and of every file that an
// earlier run wrote, sorted by path. It changes nothing. dir need not exist.
func (s *Set) Compare(dir string) ([]Finding, error) {
	return s.inspect(dir, func(t *tree, h history) ([]Finding, error) { return s.compare(t, h) })
}

// Check returns what Compare returns, without current files, and with extra
// files and the lock. It changes nothing. If dir does not exist, every file is
// missing.
func (s *Set) Check(dir string) ([]Finding, error) {
	return s.inspect(dir, func(t *tree, h history) ([]Finding, error) {
		findings, err := s.compare(t, h)
		if err != nil {
			return nil, err
		}
		extra, err := s.extra(t, h)
		if err != nil {
			return nil, err
		}
		text, err := s.lock(t, h)
		if err != nil {
			return nil, err
		}
		lock, err := status(t, File{LockName, text}, nil)
		if err != nil {
			return nil, err
		}
		if lock == Edited {
			lock = Outdated // the earlier content of the lock is not known
		}
		findings = append(append(findings, extra...), Finding{LockName, lock})
		findings = slices.DeleteFunc(findings, func(f Finding) bool { return f.Status == Current })
		sortFindings(findings)
		return findings, nil
	})
}

// inspect calls f with the output directory. If there is none, all files are
// missing.
func (s *Set) inspect(dir string, f func(*tree, history) ([]Finding, error)) ([]Finding, error) {
	t, err := openTree(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return s.allMissing(), nil
	}
	if err != nil {
		return nil, err
	}
	defer t.close()
	h, err := readHistory(t)
	if err != nil {
		return nil, err
	}
	return f(t, h)
}

func (s *Set) allMissing() []Finding {
	var findings []Finding
	for _, f := range s.files {
		findings = append(findings, Finding{f.Path, Missing})
	}
	return findings
}

func (s *Set) compare(t *tree, h history) ([]Finding, error) {
	var findings []Finding
	for _, f := range s.files {
		status, err := status(t, f, h)
		if err != nil {
			return nil, err
		}
		findings = append(findings, Finding{f.Path, status})
	}
	for _, p := range h.paths() {
		if s.has(p) || s.carries(p) {
			continue
		}
		data, there, err := t.read(p)
		switch {
		case err != nil:
			return nil, err
		case !there:
		case h.wrote(p, data):
			findings = append(findings, Finding{p, Stale})
		default:
			findings = append(findings, Finding{p, Kept})
		}
	}
	sortFindings(findings)
	return findings, nil
}

func sortFindings(findings []Finding) {
	slices.SortFunc(findings, func(a, b Finding) int { return cmp.Compare(a.Path, b.Path) })
}

func status(t *tree, f File, h history) (Status, error) {
	data, there, err := t.read(f.Path)
	switch {
	case err != nil:
		return 0, err
	case !there:
		return Missing, nil
	case bytes.Equal(data, f.Data):
		return Current, nil
	case h.wrote(f.Path, data):
		return Outdated, nil
	default:
		return Edited, nil
	}
}

// extra returns the files in the top folders of the outputs that are in neither
// the set nor a lock.
func (s *Set) extra(t *tree, h history) ([]Finding, error) {
	var findings []Finding
	for _, top := range s.tops(h) {
		err := fs.WalkDir(t.FS(), top, func(p string, entry fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err == nil && !entry.IsDir() && !s.has(p) && h[p] == nil {
				findings = append(findings, Finding{p, Extra})
			}
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("looking for extra files: %w", err)
		}
	}
	return findings, nil
}

// tops returns the folders directly below the output directory that contain
// outputs, sorted.
func (s *Set) tops(h history) []string {
	var tops []string
	for _, dir := range s.folders(h) {
		top, _, _ := strings.Cut(dir, "/")
		if top != "." && !s.carries(top) {
			tops = append(tops, top)
		}
	}
	return slices.Compact(tops)
}

// folders returns every folder that contains files of the set or of an earlier
// run, sorted.
func (s *Set) folders(h history) []string {
	var dirs []string
	for _, f := range s.files {
		dirs = append(dirs, path.Dir(f.Path))
	}
	for p := range h {
		dirs = append(dirs, path.Dir(p))
	}
	slices.Sort(dirs)
	return slices.Compact(dirs)
}
