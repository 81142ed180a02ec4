package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/atlasgen/atlasgen/internal/parser"
)

// Disk returns the file system of the machine, in which pipes and devices are errors.
func Disk() fs.FS { return disk{} }

// disk is the file system of the machine. Unlike os.DirFS it takes every name
// that os.Open takes.
type disk struct{}

// Open opens a file or a folder for reading. A pipe or a device, which may never
// end, is an error.
func (disk) Open(name string) (fs.File, error) {
	// A pipe would be waited for, so it must not be opened.
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errNotRegular}
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, err // not a *os.File that is nil
	}
	return file, nil
}

var errNotRegular = errors.New("not a regular file")

// maxDocument is the size from which a document is not read: what package parser
// refuses anyway.
const maxDocument = parser.MaxLarge

// readDocument reads a document or an overlay.
func readDocument(files fs.FS, name string) ([]byte, error) {
	if info, err := fs.Stat(files, name); err == nil && info.Size() > maxDocument {
		return nil, fmt.Errorf("%s is larger than %d MiB: %d bytes", name, maxDocument>>20, info.Size())
	}
	return fs.ReadFile(files, name)
}

// files returns the file system in which the job's names are looked up.
func (j *Job) files() fs.FS {
	if j.Files != nil {
		return j.Files
	}
	return disk{}
}

// inside is the file system below a folder, which no symbolic link leaves.
type inside struct{ dir string }

// Open opens a file or a folder for reading.
func (in inside) Open(name string) (fs.File, error) {
	root, err := os.OpenRoot(in.dir)
	if err != nil {
		return nil, err
	}
	defer func() { _ = root.Close() }() // it was only read from
	if info, err := root.Stat(name); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errNotRegular}
	}
	file, err := root.Open(name)
	if err != nil {
		return nil, err // not a *os.File that is nil
	}
	return file, nil
}

// folder returns the file system below a folder.
func (j *Job) folder(dir string) (fs.FS, error) {
	if j.Files != nil {
		return fs.Sub(j.Files, filepath.ToSlash(dir))
	}
	return inside{dir}, nil
}

// walk calls visit for each file below dir, with its name as the job has it, its
// path below dir, and its content, in lexical order.
func (j *Job) walk(dir string, visit func(file, name string, data []byte) error) error {
	files, err := j.folder(dir)
	if err != nil {
		return err
	}
	return fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		return visit(filepath.Join(dir, filepath.FromSlash(name)), name, data)
	})
}
