// Package sink writes the output of a command: to standard output, or to a file.
package sink

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// A Sink receives the response: standard output, or a file that gets its name when
// it is complete.
type Sink struct {
	*bufio.Writer
	file      *os.File // nil for standard output
	temporary string   // temporary name of the file; empty for a device, which is written directly
	path      string
}

// Open checks that a file can be written. An empty path and "-" are standard output.
func Open(path string, standard io.Writer) (*Sink, error) {
	if path == "" || path == "-" {
		return &Sink{Writer: bufio.NewWriter(standard)}, nil
	}
	s, err := create(path)
	var failed *fs.PathError
	if errors.As(err, &failed) {
		err = failed.Err
	}
	return s, err
}

// create creates the file that will replace the one at path. If path is a symbolic
// link, the file replaces its target.
func create(path string) (*Sink, error) {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	s, mode := &Sink{path: path}, fs.FileMode(0o666)
	info, err := os.Stat(path)
	switch {
	case err == nil && !info.Mode().IsRegular():
		s.file, err = os.OpenFile(path, os.O_WRONLY, 0)
	default:
		if err == nil {
			mode = info.Mode().Perm()
		}
		s.temporary = filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%d", filepath.Base(path), os.Getpid()))
		s.file, err = os.OpenFile(s.temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	}
	s.Writer = bufio.NewWriter(s.file)
	return s, err
}

// Close finishes the output. After an error, or if nothing was written, an existing
// file does not change.
func (s *Sink) Close(err error) error {
	err = errors.Join(err, s.Flush())
	if s.file == nil {
		return err
	}
	info, failed := s.file.Stat()
	err = errors.Join(err, failed, s.file.Close())
	switch {
	case s.temporary == "":
		return err
	case err == nil && info.Size() > 0:
		if err = os.Rename(s.temporary, s.path); err == nil {
			return nil
		}
		err = fmt.Errorf("--output-file: %w", err)
	}
	return errors.Join(err, os.Remove(s.temporary))
}
