//go:build unix

package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/atlasgen/atlasgen/internal/config"
)

const smallDocument = "openapi: 3.0.1\ninfo: {title: T, version: '1'}\npaths: {/x: {get: {operationId: getX, responses: {'204': {description: OK.}}}}}\n"

// TestRunReadsRegularFiles checks that a pipe or a device as the document is an
// error, and that nothing waits for it.
func TestRunReadsRegularFiles(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe.yaml")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	large := filepath.Join(t.TempDir(), "large.yaml")
	if err := os.WriteFile(large, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(large, 1<<40); err != nil {
		t.Skip(err)
	}
	for name, want := range map[string]string{pipe: "not a regular file", "/dev/zero": "not a regular file", large: "is larger than 512 MiB"} {
		target := config.Default()
		target.Spec = name
		_, err := Run(context.Background(), Job{Targets: []*config.Config{target}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Run of %s = %v, want %s", name, err, want)
		}
	}
}

// A link out of the folder of templates or examples is not followed.
func TestRunStaysInFolders(t *testing.T) {
	dir := t.TempDir()
	secret := filepath.Join(t.TempDir(), "secret_test.go")
	for name, text := range map[string]string{filepath.Join(dir, "api.yaml"): smallDocument, secret: "package admin_test\n"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"templates/docs/style.css", "examples/a_test.go"} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(secret, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	for _, set := range []func(*config.Config){
		func(c *config.Config) { c.Templates = filepath.Join(dir, "templates") },
		func(c *config.Config) { c.SDK.Examples = filepath.Join(dir, "examples") },
	} {
		target := config.Default()
		target.Spec = filepath.Join(dir, "api.yaml")
		set(target)
		_, err := Run(context.Background(), Job{Targets: []*config.Config{target}})
		if err == nil || !strings.Contains(err.Error(), "escapes") {
			t.Errorf("Run with a link out of a folder = %v, want an error", err)
		}
	}
}
