package conformance

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestBombs reads documents that are made to cost time or memory. Each is
// refused with exit code 3 and a sentence, within 10 seconds and 1 GB.
func TestBombs(t *testing.T) {
	tests := []struct {
		name string
		text func() string
	}{
		{"a million aliases", func() string {
			return "openapi: 3.0.1\nx-a: &a {b: c}\nx-list: [" + strings.Repeat("*a, ", 1_000_000) + "*a]\n"
		}},
		{"aliases of aliases", laughs},
		{"10,000 lists", func() string { return "x: " + strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000) }},
		{"10,000 objects", func() string { return strings.Repeat(`{"a":`, 10_000) + "1" + strings.Repeat("}", 10_000) }},
		{"10,000 blocks", blocks},
		{"200 MB of one scalar", func() string { return "openapi: " + strings.Repeat("a", 200<<20) }},
		{"200 MB of one quoted scalar", func() string { return `{"openapi": "` + strings.Repeat("a", 200<<20) + `"}` }},
		{"a NUL", func() string { return "openapi: 3.0.1\ninfo: {title: \"a\x00b\", version: x}\npaths: {}\n" }},
		{"NULs only", func() string { return strings.Repeat("\x00", 1<<20) }},
		{"nothing", func() string { return "" }},
		{"no UTF-8", func() string { return "openapi: 3.0.1\ninfo: {title: \"\xff\xfe\", version: x}\npaths: {}\n" }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "api.yaml")
			write(t, file, []byte(tt.text()))
			checkRefused(t, file)
		})
	}
}

// laughs is a document of which each alias stands for nine of the one before.
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
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
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
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if ok && runtime.GOOS == "linux" && usage.Maxrss > 1<<20 {
		t.Errorf("peak memory = %d kB, want at most 1 GB", usage.Maxrss)
	}
	t.Logf("%v, %d MB, %.200s", cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime(), usage.Maxrss/1024, stderr.String())
}
