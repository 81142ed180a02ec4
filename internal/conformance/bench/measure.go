package main

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"time"
)

// A cost is the cost of a program and all its children.
type cost struct {
	cpu  time.Duration // user and system
	peak int64         // bytes of the largest process
}

// measured runs a program in a directory with additional environment variables.
func measured(dir string, env []string, name string, args ...string) (cost, []byte, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(append(os.Environ(), "GOWORK=off"), env...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return cost{}, nil, fmt.Errorf("%s %q: %w\n%s", name, args, err, stderr.String())
	}
	c := cost{cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		c.peak = usage.Maxrss * 1024 // kilobytes on Linux
	}
	return c, out, nil
}

func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}
