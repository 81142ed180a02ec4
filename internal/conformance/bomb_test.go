//go:build conformance

package conformance

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestBombs reads documents that are designed to consume time or memory. Each
// must be rejected with exit code 3 and a message, within 10 seconds of CPU
// time and 1 GB. A loaded machine may take more wall-clock time.
func TestBombs(t *testing.T) {
	tests := []struct {
		name, before, repeated, after string
		times                         int
	}{
		{"a million aliases", "openapi: 3.0.1\nx-a: &a {b: c}\nx-list: [", "*a, ", "*a]\n", 1_000_000},
		{"aliases of aliases", laughs(), "", "", 0},
		{"10,000 lists", "x: ", "[", strings.Repeat("]", 10_000), 10_000},
		{"10,000 objects", "", `{"a":`, "1" + strings.Repeat("}", 10_000), 10_000},
		{"10,000 blocks", blocks(), "", "", 0},
		{"200 MB of one scalar", "openapi: ", strings.Repeat("a", 1<<20), "\n", 200},
		{"200 MB of one quoted scalar", `{"openapi": "`, strings.Repeat("a", 1<<20), `"}`, 200},
		{"a NUL", "openapi: 3.0.1\ninfo: {title: \"a\x00b\", version: x}\npaths: {}\n", "", "", 0},
		{"NULs only", "", "\x00", "", 1 << 20},
		{"nothing", "", "", "", 0},
		{"no UTF-8", "openapi: 3.0.1\ninfo: {title: \"\xff\xfe\", version: x}\npaths: {}\n", "", "", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "api.yaml")
			writeRepeated(t, file, tt.before, tt.repeated, tt.times, tt.after)
			checkRefused(t, file)
		})
	}
}

// writeRepeated writes a large file piece by piece, because memory of this
// process would count as the generator's peak.
func writeRepeated(t *testing.T, file, before, repeated string, times int, after string) {
	t.Helper()
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	w.WriteString(before)
	for range times {
		w.WriteString(repeated)
	}
	w.WriteString(after)
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
}

// laughs returns a document in which each alias stands for nine of the previous
// one.
func laughs() string {
	var b strings.Builder
	b.WriteString("openapi: 3.0.1\nx-0: &a0 [lol]\n")
	for i := range 30 {
		fmt.Fprintf(&b, "x-%d: &a%d [%s*a%d]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d, ", i), 8), i)
	}
	return b.String()
}

func blocks() string {
	var b strings.Builder
	for i := range 10_000 {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

func checkRefused(t *testing.T, file string) {
	t.Helper()
	program, err := generator()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "--spec", file, "--pin", "2025-03-12", "--out", t.TempDir(), "--only", "sdk")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Run(); err == nil || ctx.Err() != nil || cmd.ProcessState.ExitCode() != 3 {
		t.Errorf("gen: %v, %v; want exit code 3\n%.1000s", err, ctx.Err(), stderr.String())
	}
	if !strings.Contains(stderr.String(), filepath.Base(file)) || stderr.Len() > 4000 {
		t.Errorf("stderr = %d bytes: %.1000q, want a sentence that names the file", stderr.Len(), stderr.String())
	}
	if cpu := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(); cpu > 10*time.Second {
		t.Errorf("CPU = %v, want at most 10s", cpu)
	}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok && runtime.GOOS == "linux" && usage.Maxrss > 1<<20 {
		t.Errorf("peak memory = %d kB, want at most 1 GB", usage.Maxrss)
	}
}
