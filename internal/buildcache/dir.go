// Package buildcache lets tests that run the go command use what it has built for
// earlier runs.
package buildcache

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// abandoned is the age at which a directory is taken for one that a killed process
// has left.
const abandoned = time.Hour

// Dir makes an empty directory for a Go module. The go command caches packages by
// their directory, so that its name is the same in each run: it depends on the
// working directory and on name alone. While another process uses that directory,
// Dir makes one with a random name. The caller removes the directory.
func Dir(name string) (string, error) {
	here, err := os.Getwd()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(os.TempDir(), fmt.Sprintf("atlasgen-%x", sha256.Sum256([]byte(here+"\x00"+name)))[:24])
	return exclusive(dir, time.Now())
}

func exclusive(dir string, now time.Time) (string, error) {
	err := os.Mkdir(dir, 0o777)
	if !errors.Is(err, fs.ErrExist) {
		return dir, err
	}
	if info, err := os.Stat(dir); err == nil && now.Sub(info.ModTime()) > abandoned {
		old := fmt.Sprintf("%s-%d", dir, os.Getpid())
		if os.Rename(dir, old) == nil { // of several processes only one succeeds
			_ = os.RemoveAll(old) // what is left has a name that nobody uses
			return exclusive(dir, now)
		}
	}
	return os.MkdirTemp("", filepath.Base(dir)+"-")
}
