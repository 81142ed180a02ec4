//go:build conformance && unix

package costly_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/atlasgen/atlasgen/internal/buildcache"
	"github.com/atlasgen/atlasgen/internal/conformance/costly"
)

// The limits of one run, and those that stop it.
const (
	maxCPU   = 10 * time.Second
	maxPeak  = 1 << 20 // kB
	stopCPU  = 30      // s
	stopPeak = 4 << 20 // kB of address space
)

// TestMeasured generates all outputs from large members of the families, one after
// the other. Each must end within 10 seconds of CPU and 1 GB, with its outputs or with
// an error that has a position.
func TestMeasured(t *testing.T) {
	program, err := buildcache.Program("../../..", "./cmd/gen")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range costly.All() {
		t.Run(d.Name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "api.yaml")
			text := d.Text(d.Full)
			if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			measure(t, program, file, len(text))
		})
	}
}

func measure(t *testing.T, program, file string, size int) {
	t.Helper()
	out := filepath.Join(filepath.Dir(file), "out")
	limits := fmt.Sprintf(`ulimit -t %d; ulimit -v %d; exec "$0" "$@"`, stopCPU, stopPeak)
	cmd := exec.Command("sh", "-c", limits, program, "--spec", file, "--pin", "2025-03-12", "--out", out)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	_ = cmd.Run() // its exit code tells
	code, verdict := cmd.ProcessState.ExitCode(), "written"
	if code == 3 {
		verdict, _, _ = strings.Cut(strings.TrimPrefix(stderr.String(), filepath.Dir(file)+"/"), "\n")
	}
	cpu := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	peak := cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss
	t.Logf("%8d bytes: %5.2f s, %4d MB, %9d bytes written: %.160s", size, cpu.Seconds(), peak>>10, written(t, out), verdict)
	if code != 0 && (code != 3 || !strings.HasPrefix(verdict, "api.yaml:")) {
		t.Errorf("exit code = %d, want 0, or 3 with a position\n%.1000s", code, stderr.String())
	}
	if cpu > maxCPU {
		t.Errorf("CPU = %v, want at most %v", cpu, maxCPU)
	}
	if runtime.GOOS == "linux" && peak > maxPeak {
		t.Errorf("peak memory = %d kB, want at most 1 GB", peak)
	}
}

// written returns the size of all files below a folder.
func written(t *testing.T, dir string) int64 {
	t.Helper()
	var sum int64
	err := filepath.WalkDir(dir, func(_ string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return nil // there may be no folder
		}
		info, err := entry.Info()
		if err == nil {
			sum += info.Size()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return sum
}
