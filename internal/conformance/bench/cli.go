package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// cli compares the command line with programs that have one command.
func (b *bench) cli() error {
	out := filepath.Join(b.dir, "out")
	if _, _, err := measured(b.dir, nil, filepath.Join(b.dir, "gen"), "--spec", b.document, "--pin", pin, "--out", out, "--only", "cli", "--module", module); err != nil {
		return err
	}
	if err := b.countable(filepath.Join(out, "cli")); err != nil {
		return err
	}
	if _, _, err := measured(filepath.Join(out, "cli"), nil, "go", "build", "-o", b.dir, "./cmd/atlas"); err != nil {
		return err
	}
	const programs = "./internal/conformance/bench/testdata/"
	if _, _, err := measured(".", nil, "go", "build", "-o", b.dir, programs+"onecommand", programs+"onecall"); err != nil {
		return err
	}
	if err := b.footprint(); err != nil {
		return err
	}
	if _, err := exec.LookPath("valgrind"); err != nil {
		fmt.Fprintln(b.out, "bench: skipped: instructions of the command line: there is no valgrind")
		return nil
	}
	return b.startUp()
}

// countable adds a file to the program that counts its allocations.
func (b *bench) countable(dir string) error {
	_, name, err := measured(dir, nil, "go", "list", "-m")
	if err != nil {
		return err
	}
	data, err := os.ReadFile(filepath.Join("internal", "conformance", "bench", "testdata", "mallocs", "mallocs.go"))
	if err != nil {
		return err
	}
	text := strings.NewReplacer(`"SDK/`, `"`+module+"/", `"CLI/`, `"`+strings.TrimSpace(string(name))+"/").Replace(string(data))
	return os.WriteFile(filepath.Join(dir, "cmd", "atlas", "mallocs.go"), []byte(text), 0o644)
}

// footprint prints the memory and size of the program.
func (b *bench) footprint() error {
	atlas, one := filepath.Join(b.dir, "atlas"), filepath.Join(b.dir, "onecommand")
	_, counts, err := measured(b.dir, nil, atlas, "count-mallocs", "api", "getCluster", "--help")
	if err != nil {
		return err
	}
	before, after, _ := strings.Cut(strings.TrimSpace(string(counts)), " ")
	allocations, err := strconv.ParseFloat(after, 64)
	if err != nil {
		return err
	}
	b.figure("atlas getCluster --help: allocations", allocations, "", before+" of them before main")
	var sizes, peaks [2]float64
	for i, program := range []string{atlas, one} {
		info, err := os.Stat(program)
		if err != nil {
			return err
		}
		run, _, err := measured(b.dir, nil, program, "--help")
		if err != nil {
			return err
		}
		sizes[i], peaks[i] = float64(info.Size())/1e6, float64(run.peak)/1e6
	}
	b.figure("atlas: size of the program", sizes[0], "MB", fmt.Sprintf("one command: %.1f MB", sizes[1]))
	b.figure("atlas: resident memory", peaks[0], "MB", fmt.Sprintf("one command: %.1f MB", peaks[1]))
	return nil
}

// startUp compares the instructions of help and of a call.
func (b *bench) startUp() error {
	const (
		group     = "32b6e34b3d91647abb20e7b8"
		mediaType = "application/vnd.atlas.2024-08-05+json"
	)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", mediaType)
		_, _ = io.WriteString(w, `{"name":"c1","stateName":"IDLE"}`)
	}))
	defer server.Close()
	env := []string{"HOME=" + filepath.Join(b.dir, "home"), "XDG_CONFIG_HOME=" + filepath.Join(b.dir, "home"), "MONGODB_ATLAS_BASE_URL=" + server.URL}
	for _, c := range []struct {
		what       string
		mine, hand []string
	}{
		{"atlas getCluster --help", []string{"atlas", "api", "getCluster", "--help"}, []string{"onecommand", "getCluster", "--help"}},
		{"atlas getCluster",
			[]string{"atlas", "api", "getCluster", "--group-id", group, "--cluster-name", "c1"},
			[]string{"onecall", "get", server.URL + "/api/atlas/v2/groups/" + group + "/clusters/c1", mediaType}},
	} {
		mine, err := b.instructions(env, c.mine)
		if err != nil {
			return err
		}
		hand, err := b.instructions(env, c.hand)
		if err != nil {
			return err
		}
		b.line(c.what+": instructions", mine/hand, 2.5, "x", fmt.Sprintf("%.2f M / %.2f M", mine/1e6, hand/1e6))
	}
	return nil
}

var counted = regexp.MustCompile(`I +refs: +([0-9,]+)`)

// instructions returns the number of instructions of a run, as the median of
// five, because the Go runtime varies.
func (b *bench) instructions(env, args []string) (float64, error) {
	tool := []string{"--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"}
	var counts []float64
	for range fewer {
		c := exec.Command("valgrind", append(tool, args...)...)
		c.Args[len(tool)+1] = filepath.Join(b.dir, args[0])
		c.Env = append(os.Environ(), env...)
		text, err := c.CombinedOutput()
		found := counted.FindSubmatch(text)
		if err != nil || found == nil {
			return 0, fmt.Errorf("%q: %w\n%s", c.Args, err, text)
		}
		n, err := strconv.ParseFloat(strings.ReplaceAll(string(found[1]), ",", ""), 64)
		if err != nil {
			return 0, err
		}
		counts = append(counts, n)
	}
	return median(counts), nil
}
