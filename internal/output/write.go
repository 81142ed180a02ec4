package output

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
)

// Write brings the files below dir to the state of the set and returns what
// Compare would have returned before. A file appears under its name complete or
// not at all, and a file that is already right is not touched. Files that an
// earlier run wrote and the set no longer has are removed, with the folders that
// become empty, unless somebody has changed them since.
//
// A run that is killed leaves each file as it was or as it should be; the next
// one repairs the rest. Nothing is synced to the disk: a machine that loses
// power is out of scope, for the outputs can be generated again.
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
	lock, err := s.lock(t, h)
	if err != nil {
		return nil, err
	}
	return findings, s.apply(t, findings, lock)
}

// apply removes before it writes: a file may be in the way of a folder, or of
// another file on a system that takes their names for one.
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

// commit makes a run's lock the lock, as the last act of the run.
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
		return fmt.Errorf("ending the run: %w", err)
	}
	return nil
}

// Temporary files carry the number of their process, so that two runs at a time
// do not write into one file.
const (
	temporaryPrefix = ".atlasgen-"
	temporarySuffix = ".tmp"
)

func isTemporary(base string) bool {
	return strings.HasPrefix(base, temporaryPrefix) && strings.HasSuffix(base, temporarySuffix)
}

// sweep removes what a killed run may have left beside the outputs.
func (s *Set) sweep(t *tree, h history) error {
	for _, dir := range append(s.folders(h), ".") {
		entries, err := fs.ReadDir(t.FS(), dir)
		if err != nil {
			continue // not there yet, or in the way: then writing says so
		}
		for _, entry := range entries {
			if !isTemporary(entry.Name()) {
				continue
			}
			if err := t.Remove(path.Join(dir, entry.Name())); err != nil {
				return fmt.Errorf("removing what a killed run left: %w", err)
			}
		}
		prune(t, dir)
	}
	return nil
}

// prune removes a folder and those above it as long as they are empty.
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
