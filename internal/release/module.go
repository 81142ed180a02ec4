// Package release prepares generated modules for the tags under which the go command
// finds them. While they are developed, the command line takes the SDK from the folder
// next to it, by a replace directive. A module with one cannot be installed, so what is
// tagged requires the SDK by its version instead.
package release

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
	"golang.org/x/mod/sumdb/dirhash"
	"golang.org/x/mod/zip"
)

// A Module is a Go module in a folder of a git repository.
type Module struct {
	Path string
	Dir  string // with the file go.mod
}

// CheckVersion returns an error if version cannot be a tag of the module.
func (m Module) CheckVersion(version string) error {
	if !semver.IsValid(version) || semver.Canonical(version) != version {
		return fmt.Errorf("%q is no version like v1.2.3 or v1.2.3-beta.1", version)
	}
	_, major, ok := module.SplitPathVersion(m.Path)
	if err := module.CheckPathMajor(version, major); !ok || err != nil {
		return fmt.Errorf("the path of a module with version %s ends in /%s: %s", version, semver.Major(version), m.Path)
	}
	return nil
}

// Sums returns the lines of go.sum for a version of the module that has the content of
// the last commit.
func (m Module) Sums(version string) ([]string, error) {
	root, inside, err := m.repository()
	if err != nil {
		return nil, err
	}
	if changed, err := m.git("status", "--porcelain", "--", "."); err != nil || changed != "" {
		return nil, fmt.Errorf("%s is not as committed, and a tag names a commit: %s", m.Dir, cmp.Or(changed, "git status failed"))
	}
	id := module.Version{Path: m.Path, Version: version}
	archive, err := os.CreateTemp("", "gen-release-*.zip")
	if err != nil {
		return nil, err
	}
	defer os.Remove(archive.Name())
	err = zip.CreateFromVCS(archive, id, root, "HEAD", inside)
	if closing := archive.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return nil, fmt.Errorf("packing %s as it is committed: %w", m.Dir, err)
	}
	whole, err := dirhash.HashZip(archive.Name(), dirhash.Hash1)
	if err != nil {
		return nil, err
	}
	mod, err := dirhash.Hash1([]string{"go.mod"}, func(string) (io.ReadCloser, error) { return os.Open(filepath.Join(m.Dir, "go.mod")) })
	if err != nil {
		return nil, err
	}
	return []string{
		fmt.Sprintf("%s %s %s", m.Path, version, whole),
		fmt.Sprintf("%s %s/go.mod %s", m.Path, version, mod),
	}, nil
}

// repository returns the root of the git repository, and the module's folder in it.
func (m Module) repository() (root, inside string, err error) {
	out, err := m.git("rev-parse", "--show-toplevel", "--show-prefix")
	root, inside, _ = strings.Cut(out, "\n")
	return filepath.FromSlash(root), strings.TrimSuffix(inside, "/"), err
}

func (m Module) git(args ...string) (string, error) {
	c := exec.Command("git", args...)
	c.Dir = m.Dir
	var problem bytes.Buffer
	c.Stderr = &problem
	out, err := c.Output()
	if err != nil {
		return "", fmt.Errorf("git %s in %s: %w: %s", args[0], m.Dir, err, bytes.TrimSpace(problem.Bytes()))
	}
	return strings.TrimSpace(string(out)), nil
}

// Require changes go.mod and go.sum of a module: it requires a version of another one,
// with its sums, and no longer replaces it by a folder.
func (m Module) Require(other Module, version string, sums []string) error {
	name := filepath.Join(m.Dir, "go.mod")
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	file, err := modfile.Parse(name, data, nil)
	if err != nil {
		return err
	}
	if err := file.AddRequire(other.Path, version); err != nil {
		return err
	}
	if err := file.DropReplace(other.Path, ""); err != nil {
		return err
	}
	file.Cleanup()
	if data, err = file.Format(); err != nil {
		return err
	}
	if err := os.WriteFile(name, data, 0o666); err != nil {
		return err
	}
	return addSums(filepath.Join(m.Dir, "go.sum"), sums)
}

// addSums adds lines to a go.sum, which is sorted.
func addSums(name string, sums []string) error {
	data, err := os.ReadFile(name)
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	lines := append(strings.Split(strings.TrimSuffix(string(data), "\n"), "\n"), sums...)
	lines = slices.DeleteFunc(lines, func(line string) bool { return line == "" })
	slices.Sort(lines)
	return os.WriteFile(name, []byte(strings.Join(slices.Compact(lines), "\n")+"\n"), 0o666)
}
