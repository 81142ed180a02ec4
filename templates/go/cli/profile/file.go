package profile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"
)

// A File holds profiles by name. It is readable by its owner only, for it holds
// secrets.
type File struct {
	Path     string
	Profiles map[string]Settings
}

// Default is the name of the profile that is used if none is named.
const Default = "default"

// Path returns where a program keeps its profiles: below $XDG_CONFIG_HOME or what
// the system has for it.
func Path(program string) (string, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("finding the configuration: %w", err)
	}
	return filepath.Join(dir, program, "profiles.json"), nil
}

// Load reads a file of profiles. One that does not exist is empty; one that
// others can read is an error, and so is a setting that is not in the table.
func (t *Table) Load(path string) (*File, error) {
	f := &File{Path: path, Profiles: map[string]Settings{}}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return f, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading profiles: %w", err)
	}
	if mode := info.Mode().Perm(); mode&0o077 != 0 && runtime.GOOS != "windows" {
		return nil, fmt.Errorf("%s is open to other users (mode %04o): run chmod 600 %s", path, mode, path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading profiles: %w", err)
	}
	if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &f.Profiles); err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	for name, settings := range f.Profiles {
		for setting := range settings {
			if _, ok := t.Find(setting); !ok {
				return nil, fmt.Errorf("reading %s: profile %s: there is no setting %q", path, name, setting)
			}
		}
	}
	return f, nil
}

// Update changes a file of profiles. Of several programs that change it at the same
// time, one waits for another, for a few seconds.
func (t *Table) Update(path string, change func(*File) error) error {
	unlock, err := lock(path)
	if err != nil {
		return fmt.Errorf("writing profiles: %w", err)
	}
	defer unlock()
	f, err := t.Load(path)
	if err != nil {
		return err
	}
	if err := change(f); err != nil {
		return err
	}
	return f.Save()
}

// How long a change waits for another, and after which time it takes the lock of a
// program that was killed.
const (
	lockPause  = 20 * time.Millisecond
	lockTries  = 500
	lockExpiry = 5 * time.Second
)

// lock creates a file beside the profiles, which nobody else can then create.
func lock(path string) (unlock func(), err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	name := path + ".lock"
	for range lockTries {
		file, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err == nil {
			return func() { _ = os.Remove(name) }, file.Close()
		}
		if !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
		if info, err := os.Stat(name); err == nil && time.Since(info.ModTime()) > lockExpiry {
			_ = os.Remove(name) // the next attempt shows whether it is gone
		}
		time.Sleep(lockPause)
	}
	return nil, fmt.Errorf("%s is there: another program changes profiles, or was killed while it did", name)
}

// Save writes the file as a whole: it is the old one or the new one.
func (f *File) Save() error {
	data, err := json.MarshalIndent(f.Profiles, "", "  ")
	if err != nil {
		return fmt.Errorf("writing profiles: %w", err)
	}
	dir := filepath.Dir(f.Path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("writing profiles: %w", err)
	}
	file, err := os.CreateTemp(dir, ".profiles.*") // with mode 0600
	if err != nil {
		return fmt.Errorf("writing profiles: %w", err)
	}
	_, err = file.Write(append(data, '\n'))
	if err = errors.Join(err, file.Close()); err == nil {
		err = os.Rename(file.Name(), f.Path)
	}
	if err != nil {
		return fmt.Errorf("writing profiles: %w", errors.Join(err, os.Remove(file.Name())))
	}
	return nil
}
