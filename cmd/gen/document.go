package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/atlasgen/atlasgen/internal/output"
	"github.com/atlasgen/atlasgen/internal/parser"
)

// A source is a document with what it was called.
type source struct {
	name     string             // in positions
	data     []byte             // as it is published
	lock     *output.Provenance // that named the document, or nil
	overlays []parser.File      // those of the lock
}

// pin returns the pin of the lock, if one named the document.
func (s source) pin() string {
	if s.lock == nil {
		return ""
	}
	return s.lock.Pin
}

// readSource reads a document that is named on the command line: a file or
// "REVISION:PATH" of the git repository here, or a lock file in either way.
func readSource(arg string) (source, error) {
	s := shelf{read: os.ReadFile, list: near(arg)}
	name := arg
	if _, err := os.Stat(arg); errors.Is(err, fs.ErrNotExist) {
		if revision, path, ok := strings.Cut(arg, ":"); ok && revision != "" && path != "" {
			s, name = commit(revision), path
		}
	}
	if strings.HasPrefix(arg, "-") {
		return source{}, usageError("%q is neither a file nor a git revision", arg)
	}
	data, err := s.read(name)
	if err != nil {
		return source{}, documentError(err)
	}
	if filepath.Base(name) == output.LockName {
		return s.locked(arg, data)
	}
	return source{name: filepath.ToSlash(name), data: data}, nil
}

// commit is the shelf of a commit, branch or tag.
func commit(revision string) shelf {
	return shelf{
		read: func(name string) ([]byte, error) { return git("show", "--end-of-options", revision+":"+name) },
		list: func() ([]string, error) {
			names, err := git("ls-tree", "-r", "-z", "--name-only", "--full-tree", "--end-of-options", revision)
			return strings.Split(string(names), "\x00"), err
		},
	}
}

func git(args ...string) ([]byte, error) {
	command := exec.Command("git", args...)
	var problem bytes.Buffer
	command.Stderr = &problem
	data, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("git %s: %w: %s", strings.Join(args, " "), err, strings.TrimSpace(problem.String()))
	}
	return data, nil
}
