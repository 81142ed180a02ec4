package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/diff/surface"
	"github.com/atlasgen/atlasgen/internal/output"
	"github.com/atlasgen/atlasgen/internal/parser"
	"github.com/atlasgen/atlasgen/internal/parser/naming"
)

// A source is one document of a comparison.
type source struct {
	name     string             // in positions
	data     []byte             // as published
	lock     *output.Provenance // that names the document, or nil
	overlays []parser.File      // of the lock
	dialect  *dialect.Dialect   // of the lock, if it names one
	kept     naming.Kept        // of the lock
	written  []surface.File     // the package of the SDK that lies beside the lock; nil if there is none
}

// pin returns the pin of the lock, or "".
func (s source) pin() string {
	if s.lock == nil {
		return ""
	}
	return s.lock.Pin
}

// sources reads documents from files and from commits of a git repository.
type sources struct {
	ctx   context.Context
	files fs.FS
}

// read reads the document that an argument of Compare names.
func (s sources) read(arg string) (source, error) {
	place, name := s.near(arg), arg
	if _, err := fs.Stat(s.files, arg); errors.Is(err, fs.ErrNotExist) {
		if revision, path, ok := strings.Cut(arg, ":"); ok && revision != "" && path != "" {
			place, name = s.commit(revision), path
		}
	}
	if strings.HasPrefix(arg, "-") {
		return source{}, usageErrorf("%q is neither a file nor a git revision", arg)
	}
	data, err := place.read(name)
	if err != nil {
		return source{}, &DocumentError{err}
	}
	if filepath.Base(name) == output.LockName {
		return place.locked(arg, filepath.ToSlash(filepath.Dir(name)), data)
	}
	return source{name: filepath.ToSlash(name), data: data}, nil
}

// commit is the tree of a commit, branch or tag.
func (s sources) commit(revision string) tree {
	return tree{
		read: func(name string) ([]byte, error) { return s.git("show", "--end-of-options", revision+":"+name) },
		list: func() ([]string, error) {
			names, err := s.git("ls-tree", "-r", "-z", "--name-only", "--full-tree", "--end-of-options", revision)
			return strings.Split(string(names), "\x00"), err
		},
	}
}

func (s sources) git(args ...string) ([]byte, error) {
	command := exec.CommandContext(s.ctx, "git", args...)
	var problem bytes.Buffer
	command.Stderr = &problem
	data, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("git %s: %w: %s", strings.Join(args, " "), err, strings.TrimSpace(problem.String()))
	}
	return data, nil
}
