package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"syscall"
)

// A tree is an output directory. It keeps the folder of the last file open,
// because files are sorted by path and opening the folder of each file costs
// more than writing the file.
type tree struct {
	*os.Root
	folder string   // relative to the root; empty if none is open
	dir    *os.Root // the open folder, or nil
}

func openTree(dir string) (*tree, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the output directory: %w", err)
	}
	return &tree{Root: root}, nil
}

// close closes the tree. Errors do no harm.
func (t *tree) close() {
	t.leave()
	_ = t.Close()
}

// enter opens the folder of a file.
func (t *tree) enter(file string) error {
	folder := path.Dir(file)
	if folder == t.folder {
		return nil
	}
	t.leave()
	dir, err := t.OpenRoot(folder)
	if err != nil {
		if info, other := t.Stat(folder); other == nil && !info.IsDir() {
			return syscall.ENOTDIR // os.Root returns another error
		}
		return err
	}
	t.folder, t.dir = folder, dir
	return nil
}

// Remove removes a file or an empty folder, which may be the open one.
func (t *tree) Remove(name string) error {
	t.leave()
	return t.Root.Remove(name)
}

// leave closes the open folder.
func (t *tree) leave() {
	if t.dir != nil {
		_ = t.dir.Close()
	}
	t.folder, t.dir = "", nil
}

// read returns the content of a file and whether it exists. A folder at the
// path, or a file at the path of its folder, counts as absent. A link that
// leaves the output directory counts as a file without content.
func (t *tree) read(file string) (data []byte, there bool, err error) {
	if err = t.enter(file); err == nil {
		data, err = t.dir.ReadFile(path.Base(file))
		there = err == nil || isLink(t.dir, path.Base(file))
	}
	if err != nil && !there && !absent(err) {
		return nil, false, fmt.Errorf("reading %s: %w", file, err)
	}
	return data, there, nil
}

func isLink(dir *os.Root, base string) bool {
	info, err := dir.Lstat(base)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

func absent(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) || errors.Is(err, syscall.EISDIR)
}

// replace writes a file beside its place and renames it, so that it is never
// incomplete.
func (t *tree) replace(f File) error {
	err := t.enter(f.Path)
	if absent(err) {
		if err = t.MkdirAll(path.Dir(f.Path), 0o777); err == nil {
			err = t.enter(f.Path)
		}
	}
	if err == nil {
		err = replaceIn(t.dir, path.Base(f.Path), f.Data)
	}
	if err == nil {
		return nil
	}
	if info, other := t.Lstat(f.Path); other == nil && info.IsDir() {
		return fmt.Errorf("writing %s: a folder of this name contains other files", f.Path)
	}
	return fmt.Errorf("writing %s: %w", f.Path, err)
}

func replaceIn(dir *os.Root, base string, data []byte) error {
	temporary := fmt.Sprintf("%s%d%s", temporaryPrefix, os.Getpid(), temporarySuffix)
	err := dir.WriteFile(temporary, data, 0o644)
	if err == nil {
		err = dir.Rename(temporary, base)
	}
	if err != nil {
		_ = dir.Remove(temporary) // the first error is returned
	}
	return err
}
