package buildcache

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestDir(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	first, err := Dir("a")
	if err != nil {
		t.Fatal(err)
	}
	other, err := Dir("a")
	if err != nil || other == first {
		t.Errorf("Dir in use = %s, %v, want another directory", other, err)
	}
	if err := os.RemoveAll(first); err != nil {
		t.Fatal(err)
	}
	if again, err := Dir("a"); err != nil || again != first {
		t.Errorf("Dir after it was removed = %s, %v, want %s", again, err, first)
	}
	if b, err := Dir("b"); err != nil || b == first {
		t.Errorf("Dir(b) = %s, %v, want another directory than Dir(a)", b, err)
	}
}

func TestAbandoned(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "d")
	if err := os.MkdirAll(filepath.Join(dir, "rest"), 0o777); err != nil {
		t.Fatal(err)
	}
	if got, err := exclusive(dir, time.Now()); err != nil || got == dir {
		t.Errorf("exclusive = %s, %v, want another directory than %s, which is new", got, err, dir)
	} else {
		defer os.RemoveAll(got)
	}
	got, err := exclusive(dir, time.Now().Add(2*abandoned))
	if entries, _ := os.ReadDir(got); err != nil || got != dir || len(entries) > 0 {
		t.Errorf("exclusive = %s, %v, with %v, want %s, empty", got, err, entries, dir)
	}
}
