package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/atlasgen/atlasgen/internal/fetch"
	"github.com/atlasgen/atlasgen/internal/output"
)

// A source is a document with what it was called.
type source struct {
	name string // in positions
	data []byte
	lock *output.Provenance // that named the document, or nil
}

// pin returns the pin of the lock, if one named the document.
func (s source) pin() string {
	if s.lock == nil {
		return ""
	}
	return s.lock.Pin
}

// readSource reads a document that is named on the command line: a file, a lock
// file, or "REVISION:PATH" of the git repository here.
func readSource(arg string) (source, error) {
	if strings.HasSuffix(arg, output.LockName) {
		return readLocked(arg)
	}
	data, err := os.ReadFile(arg)
	if err == nil {
		return source{name: filepath.ToSlash(arg), data: data}, nil
	}
	if revision, path, ok := strings.Cut(arg, ":"); ok && errors.Is(err, fs.ErrNotExist) && revision != "" && path != "" {
		return readRevision(revision, path)
	}
	return source{}, documentError(err)
}

// readRevision reads a file as it was in a commit, branch or tag.
func readRevision(revision, path string) (source, error) {
	if strings.HasPrefix(revision, "-") {
		return source{}, usageError("%q is no git revision", revision)
	}
	show := exec.Command("git", "show", "--end-of-options", revision+":"+path)
	var problem bytes.Buffer
	show.Stderr = &problem
	data, err := show.Output()
	if err != nil {
		return source{}, documentError(fmt.Errorf("git show %s:%s: %w: %s", revision, path, err, strings.TrimSpace(problem.String())))
	}
	return source{name: path, data: data}, nil
}

// readLocked reads the document from which the outputs of a lock were made. A
// lock names no folder: the document lies beside it, one or two folders above it, or
// among those that were fetched.
func readLocked(lock string) (source, error) {
	data, err := os.ReadFile(lock)
	if err != nil {
		return source{}, usageError("%w", err)
	}
	var from output.Provenance
	if err := json.Unmarshal(data, &from); err != nil {
		return source{}, usageError("%s is damaged: %w", lock, err)
	}
	if len(from.Overlays) > 0 {
		return source{}, usageError("%s: its document has overlays: name the document and give --overlay", lock)
	}
	name, sum := filepath.Base(from.Document.Name), from.Document.Checksum
	for _, dir := range []string{".", "..", filepath.Join("..", "..")} {
		file := filepath.Join(filepath.Dir(lock), dir, name)
		if data, err := os.ReadFile(file); err == nil && output.Checksum(data) == sum {
			return source{filepath.ToSlash(file), data, &from}, nil
		}
	}
	if cache, err := os.UserCacheDir(); err == nil {
		if data, err := fetch.Cached(filepath.Join(cache, "atlasgen"), sum); err == nil {
			return source{name, data, &from}, nil
		}
	}
	return source{}, documentError(fmt.Errorf("%s: its document %s with the checksum %s is neither near it nor among the fetched ones", lock, name, sum))
}
