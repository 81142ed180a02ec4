//go:build conformance

package cli_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestBudget measures the program that is made of the newest published document
// against programs with one command, and prints what it finds. It runs where
// ATLAS_BENCH is set and valgrind is installed.
func TestBudget(t *testing.T) {
	if os.Getenv("ATLAS_BENCH") == "" {
		t.Skip("skipped: ATLAS_BENCH is not set")
	}
	if _, err := exec.LookPath("valgrind"); err != nil {
		t.Skip("skipped: there is no valgrind")
	}
	dir, out := shared(t), t.TempDir()
	o := options(t)
	write(t, out, emitted(t, apiOf(t, filepath.Join(dir, "specs", "atlas-admin-v2-2026-08-21.yaml"), "2025-03-12"), o))
	program, command, call := filepath.Join(out, "atlas"), filepath.Join(out, "onecommand"), filepath.Join(out, "onecall")
	goCommand(t, filepath.Join(out, "cli"), "build", "-o", program, "./cmd/"+o.Command)
	goCommand(t, ".", "build", "-o", command, "./testdata/onecommand")
	goCommand(t, ".", "build", "-o", call, "./testdata/onecall")

	const mediaType = "application/vnd.atlas.2024-08-05+json"
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", mediaType)
		_, _ = io.WriteString(w, `{"name":"c1","stateName":"IDLE"}`)
	}))
	defer server.Close()
	t.Setenv("HOME", out)
	t.Setenv("MONGODB_ATLAS_BASE_URL", server.URL)
	const path = "/api/atlas/v2/groups/32b6e34b3d91647abb20e7b8/clusters/c1"

	help := float64(instructions(t, program, "api", "getCluster", "--help")) / float64(instructions(t, command, "getCluster", "--help"))
	t.Logf("help, in instructions of one command's: %.2f, limit 3", help)
	if help > 3 {
		t.Errorf("help takes %.2f times the instructions of one command's", help)
	}
	sent := float64(instructions(t, program, "api", "getCluster", "--group-id", "32b6e34b3d91647abb20e7b8", "--cluster-name", "c1")) /
		float64(instructions(t, call, "get", server.URL+path, mediaType))
	t.Logf("a call, in instructions of one call's: %.2f, limit 3", sent)
	if sent > 3 {
		t.Errorf("a call takes %.2f times the instructions of one call's", sent)
	}
	size, resident := footprint(t, program)
	smallSize, smallResident := footprint(t, command)
	t.Logf("binary %.1f MB (one command: %.1f MB), resident %.1f MB (%.1f MB), allocations of initialization %d (%d)",
		size, smallSize, resident, smallResident, initAllocations(t, program), initAllocations(t, command))
}

var counted = regexp.MustCompile(`I +refs: +([0-9,]+)`)

// instructions returns how many instructions a run takes.
func instructions(t *testing.T, args ...string) int {
	t.Helper()
	tool := []string{"--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"}
	text, err := exec.Command("valgrind", append(tool, args...)...).CombinedOutput()
	found := counted.FindSubmatch(text)
	if err != nil || found == nil {
		t.Fatalf("%v: %v\n%s", args, err, text)
	}
	n, err := strconv.Atoi(strings.ReplaceAll(string(found[1]), ",", ""))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

var peak = regexp.MustCompile(`peak ([0-9]+)`)

// footprint returns the size of a program and the memory that its help takes, in
// MB.
func footprint(t *testing.T, program string) (size, resident float64) {
	t.Helper()
	info, err := os.Stat(program)
	if err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("/usr/bin/time", "-f", "peak %M", program, "--help").CombinedOutput()
	if err != nil {
		t.Logf("resident memory is not measured: %v", err)
	}
	if found := peak.FindSubmatch(text); found != nil {
		kilobytes, _ := strconv.Atoi(string(found[1])) // digits
		resident = float64(kilobytes) / 1e3
	}
	return float64(info.Size()) / 1e6, resident
}

var allocations = regexp.MustCompile(`([0-9]+) allocs`)

// initAllocations returns how many allocations the packages of a program make
// before main begins.
func initAllocations(t *testing.T, program string) int {
	t.Helper()
	c := exec.Command(program, "--help")
	c.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	text, err := c.CombinedOutput()
	if err != nil {
		t.Fatal(err)
	}
	sum := 0
	for _, m := range allocations.FindAllSubmatch(text, -1) {
		n, _ := strconv.Atoi(string(m[1])) // digits
		sum += n
	}
	return sum
}
