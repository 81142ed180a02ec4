package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"github.com/atlasgen/atlasgen/internal/pipeline"
)

func TestSystemErrors(t *testing.T) {
	full := &fs.PathError{Op: "write", Path: "a.go", Err: syscall.ENOSPC}
	none := &fs.PathError{Op: "open", Path: "a.yaml", Err: syscall.ENOENT}
	denied := &fs.PathError{Op: "open", Path: "a.yaml", Err: syscall.EACCES}
	for _, test := range []struct {
		err  error
		want int
	}{
		{&pipeline.UsageError{Err: full}, exitSystem},
		{&pipeline.DocumentError{Err: fmt.Errorf("fetching: %w", full)}, exitSystem},
		{&pipeline.UsageError{Err: none}, exitUsage},
		{&pipeline.DocumentError{Err: none}, exitDocument},
		{&pipeline.DocumentError{Err: denied}, exitDocument},
		{&pipeline.UsageError{Err: denied}, exitSystem},
		{usageError("go mod tidy: %w", &exec.ExitError{}), exitSystem},
		{usageError("go mod tidy: %w", exec.ErrNotFound), exitSystem},
		{errors.New("unknown flag"), exitUsage},
	} {
		if got := exitCode(test.err); got != test.want {
			t.Errorf("exit code of %v = %d, want %d", test.err, got, test.want)
		}
	}
}

// A full disk below standard output is no wrong command line.
func TestFullDisk(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("skipped: there is no /dev/full")
	}
	defer full.Close()
	workspace(t, nil)
	var stderr strings.Builder
	if code := run([]string{"resolve", "--spec", "two.yaml", "--pin", "2024-08-05"}, full, &stderr); code != exitSystem {
		t.Errorf("gen resolve > /dev/full = %d: %s, want %d", code, stderr.String(), exitSystem)
	}
}
