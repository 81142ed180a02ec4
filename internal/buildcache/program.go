package buildcache

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// Program builds the main package pkg of the module in dir and returns the path of
// the program. The program is the one that "go run" keeps in the build cache, so
// that it is linked only after a change. It must not be changed or removed.
func Program(dir, pkg string) (string, error) {
	for {
		c := exec.Command("go", "run", "-exec", "echo", pkg)
		c.Dir = dir
		c.Env = append(os.Environ(), "GOWORK=off")
		var stderr bytes.Buffer
		c.Stderr = &stderr
		out, err := c.Output()
		if err != nil {
			return "", fmt.Errorf("building %s in %s: %w\n%s", pkg, dir, err, stderr.Bytes())
		}
		file := strings.TrimSpace(string(out))
		if _, err := os.Stat(file); err == nil {
			return file, nil
		}
		// It has just been linked, to a temporary file. From now on it is in the cache.
	}
}
