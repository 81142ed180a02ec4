package output

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
)

// Write makes the files below dir equal to the set, and returns the result of
// Compare before the change. A file is written completely or not at all, and a
// file that is already equal is not touched. Files that an earlier run wrote
// and the set lacks are removed, with folders that become empty, unless
// somebody has changed them. Files that no run wrote are an error, and nothing is
// written then, unless Force was called or they are equal.
//
// A killed run leaves each file in its old or its new state, and the next run
// repairs the rest. Nothing is synced to the disk
// (docs/decisions/10-no-sync.md).
func (s *Set) Write(dir string) ([]Finding, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("creating the output directory: %w", err)
	}
	t, err := openTree(dir)
	if err != nil {
		return nil, err
	}
	defer t.close()
	h, err := readHistory(t)
	if err != nil {
		return nil, err
	}
	if err := s.sweep(t, h); err != nil {
		return nil, err
	}
	findings, err := s.compare(t, h)
	if err != nil {
		return nil, err
	}
	if err := s.checkForeign(h, findings); err != nil {
		return nil, err
	}
	lock, err := s.lock(t, h)
	if err != nil {
		return nil, err
	}
	return findings, s.apply(t, findings, lock)
}

// checkForeign refuses to overwrite files that no run wrote.
func (s *Set) checkForeign(h history, findings []Finding) error {
	var names []string
	for _, f := range findings {
		if f.Status == Edited && h[f.Path] == nil && !s.force {
			names = append(names, f.Path)
		}
	}
	switch n := len(names); {
	case n == 0:
		return nil
	case n > maxNamed:
		names = append(names[:maxNamed], fmt.Sprintf("and %d others", n-maxNamed))
	}
	return fmt.Errorf("files that no lock lists would be overwritten, see --force: %s", strings.Join(names, ", "))
}

// maxNamed is how many files an error names.
const maxNamed = 5

// apply removes files before it writes others: a stale file may be at the path
// of a folder, or differ from a new file only in case.
func (s *Set) apply(t *tree, findings []Finding, lock []byte) error {
	changes := map[string]bool{}
	for _, f := range findings {
		switch f.Status {
		case Stale:
			if err := t.Remove(f.Path); err != nil {
				return fmt.Errorf("removing a stale output: %w", err)
			}
			prune(t, path.Dir(f.Path))
		case Missing, Outdated, Edited:
			changes[f.Path] = true
		}
	}
	if len(changes) > 0 {
		if err := t.replace(File{pendingName, lock}); err != nil {
			return err
		}
	}
	for _, f := range s.files {
		if changes[f.Path] {
			if err := t.replace(f); err != nil {
				return err
			}
		}
	}
	return commit(t, lock)
}

// commit replaces the lock at the end of a run.
func commit(t *tree, lock []byte) error {
	last, _, err := t.read(LockName)
	if err != nil {
		return err
	}
	if !bytes.Equal(last, lock) {
		if err := t.replace(File{LockName, lock}); err != nil {
			return err
		}
	}
	if err := t.Remove(pendingName); err != nil && !os.IsNotExist(err) {
		return fmt.Errorf("removing the pending lock: %w", err)
	}
	return nil
}

// The names of temporary files contain the process ID, so that concurrent runs
// do not share them.
const (
	temporaryPrefix = ".atlasgen-"
	temporarySuffix = ".tmp"
)

func isTemporary(base string) bool {
	return strings.HasPrefix(base, temporaryPrefix) && strings.HasSuffix(base, temporarySuffix)
}

// sweep removes temporary files of killed runs.
func (s *Set) sweep(t *tree, h history) error {
	for _, dir := range append(s.folders(h), ".") {
		entries, err := fs.ReadDir(t.FS(), dir)
		if err != nil {
			continue // absent, or not a folder: writing will report it
		}
		for _, entry := range entries {
			if !isTemporary(entry.Name()) {
				continue
			}
			if err := t.Remove(path.Join(dir, entry.Name())); err != nil {
				return fmt.Errorf("removing a file of a killed run: %w", err)
			}
		}
		prune(t, dir)
	}
	return nil
}

// prune removes dir and its parents as long as they are empty.
func prune(t *tree, dir string) {
	for ; dir != "."; dir = path.Dir(dir) {
		info, err := t.Lstat(dir)
		if err == nil && !info.IsDir() {
			return
		}
		if err == nil && t.Remove(dir) != nil {
			return
		}
	}
}
