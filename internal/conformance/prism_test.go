//go:build conformance

package conformance

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

const prismPackage = "@stoplight/prism-cli@5.14.2"

// TestPrism calls every operation of the newest document through the SDK at
// Prism. It validates each request and makes responses from the document.
func TestPrism(t *testing.T) {
	file := shared(t, newest)
	s, uses := cut(t, file, "2025-03-12")
	t.Logf("rewritten: %d types of unions of strings, %d parents, %d paths", s.strings, s.parents, s.paths)
	t.Setenv("CONFORMANCE_SERVER", startPrism(t, s.json(t)))
	a := attempt{doc: load(t, file), dir: filepath.Join(generate(t, file, "2025-03-12"), "admin"), exceptions: noOneArm}
	a.run(t, uses, func(_ *errand, r report) string { return problemOf(r) })
}

// problemOf returns the problem of a call, or an empty string.
func problemOf(r report) string {
	switch {
	case r.Error != "":
		return r.Error
	case len(r.Requests) != 1:
		return fmt.Sprintf("%d requests, want 1", len(r.Requests))
	case r.Status/100 != 2:
		return fmt.Sprintf("status %d", r.Status)
	}
	return ""
}

// startPrism runs Prism with a document until the test ends.
func startPrism(t *testing.T, document []byte) string {
	t.Helper()
	program := installPrism(t)
	file := filepath.Join(t.TempDir(), "slice.json")
	write(t, file, document)
	port := freePort(t)
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, program, "mock", "--host", "127.0.0.1", "--port", port, file)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cancel(); _ = cmd.Wait() }) // it was killed
	listening := make(chan bool, 1)
	go func() {
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if strings.Contains(lines.Text(), "is listening on") {
				listening <- true
			}
		}
	}()
	select {
	case <-listening:
	case <-time.After(10 * time.Minute):
		t.Fatal("Prism does not listen")
	}
	return "http://127.0.0.1:" + port
}

// installPrism returns the program, or skips the test if there is no npm.
// PRISM_DIR may name a folder in which it is already installed.
func installPrism(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("PRISM_DIR")
	if dir == "" {
		if _, err := exec.LookPath("npm"); err != nil {
			t.Skip("skipped: there is no npm")
		}
		var err error
		if dir, err = prismDir(); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "node_modules", ".bin", "prism")
}

// prismDir installs Prism once for all tests.
var prismDir = sync.OnceValues(func() (string, error) {
	parent, err := scratch()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(parent, "prism")
	out, err := command(parent, "npm", "install", "--no-audit", "--no-fund", "--silent", "--ignore-scripts", "--prefix", dir, prismPackage).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("installing %s: %w\n%s", prismPackage, err, out)
	}
	return dir, nil
})

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port
}
