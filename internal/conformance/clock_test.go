//go:build conformance

package conformance

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// shift is added to package time. It shifts the clock of a program by a number
// of years from the environment.
const shift = `package time

import "syscall"

func shiftOfTest() int64 {
	text, _ := syscall.Getenv("CONFORMANCE_YEARS")
	years, _ := atoi(text)
	return int64(years) * 365 * 24 * 60 * 60
}
`

// TestClock generates all outputs on dates that are years apart, and compares
// the files: neither their content nor the selection of files may depend on the
// date. Go programs read the system clock without the C library, so the
// generator is built with a changed package time.
func TestClock(t *testing.T) {
	dir, overlay := t.TempDir(), clockOverlay(t)
	for name, pkg := range map[string]string{"gen": "./cmd/gen", "clock": "./internal/conformance/testdata/clock"} {
		run(t, root, "go", "build", "-overlay", overlay, "-o", filepath.Join(dir, name), pkg)
	}
	outputs := map[string]map[string][]byte{}
	years := []string{"-20", "0", "60"}
	for _, y := range years {
		t.Setenv("CONFORMANCE_YEARS", y)
		n, _ := strconv.Atoi(y) // the value is a number
		if got, want := run(t, dir, filepath.Join(dir, "clock")), strconv.Itoa(time.Now().AddDate(0, 0, n*365).Year()); got != want {
			t.Fatalf("the year is %s, want %s: the clock is not changed", got, want)
		}
		for _, file := range []string{ownDocument(t), shared(t, newest)} {
			out := t.TempDir()
			run(t, out, filepath.Join(dir, "gen"), "--spec", file, "--pin", "2025-03-12", "--out", out)
			files := tree(t, out)
			if outputs[file] == nil {
				outputs[file] = files
			}
			sameFiles(t, files, outputs[file], filepath.Base(file)+" with a clock that is wrong by "+y+" years")
		}
	}
}

func sameFiles(t *testing.T, got, want map[string][]byte, when string) {
	t.Helper()
	if len(got) != len(want) || len(got) == 0 {
		t.Errorf("%s: %d files, want %d", when, len(got), len(want))
	}
	for name, data := range got {
		if !bytes.Equal(data, want[name]) {
			t.Errorf("%s: %s differs", when, name)
		}
	}
}

// clockOverlay returns a file for the flag -overlay of the go command.
func clockOverlay(t *testing.T) string {
	t.Helper()
	source := filepath.Join(strings.TrimSpace(run(t, root, "go", "env", "GOROOT")), "src", "time")
	text, err := os.ReadFile(filepath.Join(source, "time.go"))
	if err != nil {
		t.Fatal(err)
	}
	const reads = "sec, nsec, mono := runtimeNow()\n"
	if strings.Count(string(text), reads) != 1 {
		t.Fatalf("package time reads the clock %d times, want 1: this test does not know it any more", strings.Count(string(text), reads))
	}
	dir := t.TempDir()
	changed, added, overlay := filepath.Join(dir, "time.go"), filepath.Join(dir, "shift.go"), filepath.Join(dir, "overlay.json")
	write(t, changed, []byte(strings.ReplaceAll(string(text), reads, reads+"\tsec += shiftOfTest()\n")))
	write(t, added, []byte(shift))
	data, err := json.Marshal(map[string]any{"Replace": map[string]string{
		filepath.Join(source, "time.go"): changed, filepath.Join(source, "shift.go"): added,
	}})
	if err != nil {
		t.Fatal(err)
	}
	write(t, overlay, data)
	return overlay
}
