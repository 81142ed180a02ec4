package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/output"
	"github.com/atlasgen/atlasgen/internal/pipeline"
	"github.com/atlasgen/atlasgen/templates/fork"
)

// generated generates the outputs of a project that is not on disk yet. Outputs that
// are there already are an error.
func generated(ctx context.Context, files []fork.File, stderr io.Writer) (*pipeline.Target, error) {
	all := planned{}
	for _, f := range files {
		all[f.Path] = f.Data
	}
	targets, err := config.Parse(config.Name, all[config.Name], pipeline.Names(pipeline.Outputs()))
	if err != nil {
		return nil, &pipeline.UsageError{Err: err}
	}
	made, err := runJob(ctx, pipeline.Job{Targets: targets, Files: all}, stderr, false)
	if err != nil {
		return nil, err
	}
	findings, err := made[0].Plan()
	if err != nil {
		return nil, err
	}
	for _, f := range findings {
		if f.Status != output.Missing {
			return nil, usageError("%s is already there", path.Join(made[0].Config.Out, f.Path))
		}
	}
	return made[0], nil
}

// planned is the disk with files that are still to be written.
type planned map[string][]byte

// ReadFile returns the content of a file.
func (p planned) ReadFile(name string) ([]byte, error) {
	if data, ok := p[filepath.ToSlash(name)]; ok {
		return data, nil
	}
	return fs.ReadFile(pipeline.Disk(), name)
}

// Open opens a file of the disk.
func (p planned) Open(name string) (fs.File, error) { return pipeline.Disk().Open(name) }

// resolve makes the generator a tool of the module, and returns the files with go.mod
// and go.sum as the go command writes them.
func (p *project) resolve(files []fork.File, stderr io.Writer) ([]fork.File, error) {
	dir, err := os.MkdirTemp("", "gen-init-")
	if err != nil {
		return nil, usageError("%w", err)
	}
	defer os.RemoveAll(dir)
	if err := create(dir, slices.DeleteFunc(slices.Clone(files), func(f fork.File) bool { return strings.Contains(f.Path, "/") })); err != nil {
		return nil, err
	}
	edits, err := p.edits()
	if err != nil {
		return nil, err
	}
	show := newProgress(stderr)
	defer show.done()
	for _, args := range [][]string{edits, {"mod", "tidy"}} {
		show.step("go " + strings.Join(args[:2], " "))
		if err := goCommand(dir, args...); err != nil {
			return nil, err
		}
	}
	files = slices.DeleteFunc(slices.Clone(files), func(f fork.File) bool { return f.Path == "go.mod" })
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, usageError("%w", err)
		}
		if err == nil {
			files = append(files, fork.File{Path: name, Data: data})
		}
	}
	return files, nil
}

// edits returns the arguments of go that add the generator to go.mod.
func (p *project) edits() ([]string, error) {
	edits := []string{"mod", "edit", "-tool=" + generator + "/cmd/gen"}
	if p.replace == "" {
		return append(edits, "-require="+generator+"@"+published()), nil
	}
	dir, err := filepath.Abs(p.replace)
	if err != nil {
		return nil, usageError("--replace: %w", err)
	}
	return append(edits, "-require="+generator+"@v"+pipeline.Version, "-replace="+generator+"="+dir), nil
}

// goCommand runs the go command. Its error shows the end of what the command printed.
func goCommand(dir string, args ...string) error {
	c := exec.Command("go", args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "GOWORK=off", "PWD="+dir)
	out, err := c.CombinedOutput()
	if err == nil {
		return nil
	}
	const most = 8
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if more := len(lines) - most; more > 0 {
		lines = append([]string{fmt.Sprintf("... %d lines", more)}, lines[more:]...)
	}
	return usageError("%s\ngo %s: %w; nothing was written", strings.Join(lines, "\n"), strings.Join(args[:2], " "), err)
}

// A delivery is the end of gen init: what is to be written.
type delivery struct {
	target *pipeline.Target
	files  []fork.File
}

// write writes everything, or removes what it wrote.
func (d delivery) write(stdout, stderr io.Writer) error {
	out := d.target.Config.Out
	_, before := os.Lstat(out)
	err := create(".", d.files)
	if err == nil {
		err = writeTarget(d.target, stdout, stderr)
	}
	if err == nil {
		return nil
	}
	discard(d.files)
	if errors.Is(before, fs.ErrNotExist) {
		err = errors.Join(err, os.RemoveAll(out))
	}
	return err
}

// create writes files below a folder.
func create(dir string, files []fork.File) error {
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		err := os.MkdirAll(filepath.Dir(name), 0o777)
		if err == nil {
			err = os.WriteFile(name, f.Data, 0o666)
		}
		if err != nil {
			return usageError("%w", err)
		}
	}
	return nil
}

// discard removes the files that create wrote below the working directory, with the
// folders that become empty.
func discard(files []fork.File) {
	for _, f := range files {
		name := filepath.FromSlash(f.Path)
		_ = os.Remove(name) // the next gen init names files that are still there
		for dir := filepath.Dir(name); dir != "." && os.Remove(dir) == nil; dir = filepath.Dir(dir) {
		}
	}
}
