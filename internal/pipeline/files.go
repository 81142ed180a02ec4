package pipeline

import (
	"io/fs"
	"os"
	"path/filepath"
)

// disk is the file system of the machine. Unlike os.DirFS it takes every name
// that os.Open takes.
type disk struct{}

// Open opens a file for reading.
func (disk) Open(name string) (fs.File, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err // not a *os.File that is nil
	}
	return file, nil
}

// files returns the file system in which the job's names are looked up.
func (j *Job) files() fs.FS {
	if j.Files != nil {
		return j.Files
	}
	return disk{}
}

// folder returns the file system below a folder.
func (j *Job) folder(dir string) (fs.FS, error) {
	if j.Files != nil {
		return fs.Sub(j.Files, filepath.ToSlash(dir))
	}
	return os.DirFS(dir), nil
}

// walk calls visit for each file below dir, with its name as the job has it and
// its path below dir, in lexical order.
func (j *Job) walk(dir string, visit func(file, name string) error) error {
	return fs.WalkDir(j.files(), dir, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		return visit(file, filepath.ToSlash(name))
	})
}
