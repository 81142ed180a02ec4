package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// LockName is the path of the lock file below the output directory.
const LockName = "atlasgen.lock"

// pendingName is the lock of an unfinished run. It is written before the first
// output and becomes the lock after the last one, so that the next run knows
// every file that a killed run may have written.
const pendingName = LockName + ".pending"

// Checksum returns the SHA-256 of data in hex.
func Checksum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// A Locked is the content of a lock.
type Locked struct {
	Provenance
	Files map[string]string `json:"files"` // checksum by path; encoding/json sorts the keys
}

// lock returns the text of the lock for the set.
func (s *Set) lock(t *tree, h history) ([]byte, error) {
	l := &Locked{Provenance: s.from, Files: map[string]string{}}
	for _, f := range s.files {
		l.Files[f.Path] = Checksum(f.Data)
	}
	for _, p := range h.paths() {
		if !s.carries(p) {
			continue
		}
		data, _, err := t.read(p)
		if err != nil {
			return nil, err
		}
		l.Files[p] = h[p][0]
		if h.wrote(p, data) {
			l.Files[p] = Checksum(data) // after a killed run, the file may be that of either lock
		}
	}
	return l.encode()
}

func (l *Locked) encode() ([]byte, error) {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(l); err != nil {
		return nil, fmt.Errorf("writing %s: %w", LockName, err)
	}
	return text.Bytes(), nil
}

// A history maps each path to the checksums that earlier runs gave the file.
type history map[string][]string

// readHistory reads the last lock and the pending lock of a killed run. Both
// may be absent.
func readHistory(t *tree) (history, error) {
	h := history{}
	for _, name := range []string{LockName, pendingName} {
		data, there, err := t.read(name)
		if err != nil {
			return nil, err
		}
		if !there {
			continue
		}
		var l Locked
		if err := decode(name, data, &l); err != nil {
			return nil, err
		}
		for path, sum := range l.Files {
			if err := checkPath(path); err != nil {
				return nil, fmt.Errorf("%s is damaged, remove it and run again with --force: %w", name, err)
			}
			h[path] = append(h[path], sum)
		}
	}
	return h, nil
}

// decode reads the JSON of a lock.
func decode(name string, data []byte, into any) error {
	err := json.Unmarshal(data, into)
	switch {
	case err == nil:
		return nil
	case bytes.Contains(data, []byte("\n<<<<<<< ")) || bytes.HasPrefix(data, []byte("<<<<<<< ")):
		return fmt.Errorf("%s is in a merge conflict: take either side (git checkout --ours or --theirs) and generate again", name)
	default:
		return fmt.Errorf("%s is damaged, remove it and run again with --force: %w", name, err)
	}
}

// paths returns the files that earlier runs wrote, sorted.
func (h history) paths() []string { return slices.Sorted(maps.Keys(h)) }

// wrote reports whether an earlier run wrote data to path.
func (h history) wrote(path string, data []byte) bool {
	return slices.Contains(h[path], Checksum(data))
}
