package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

const (
	module = "example.com/sdk"
	pin    = "2025-03-12"

	rounds = 9 // number of measurements that take seconds; a single one is off by up to a fifth
	fewer  = 5 // number of slower or steadier measurements
)

// A bench is one run of all measurements.
type bench struct {
	dir, document string
	out           io.Writer
}

// line prints a figure next to its limit.
func (b *bench) line(what string, got, limit float64, unit, detail string) {
	verdict := "holds"
	if got > limit {
		verdict = "MISSED"
	}
	fmt.Fprintf(b.out, "%-38s %8.3f %-4s limit %8.3f  %-6s  %s\n", what, got, unit, limit, verdict, detail)
}

// figure prints a figure without a limit.
func (b *bench) figure(what string, got float64, unit, detail string) {
	fmt.Fprintf(b.out, "%-38s %8.3f %-4s %-23s  %s\n", what, got, unit, "no limit", detail)
}

func (b *bench) sdk() string { return filepath.Join(b.dir, "out", "sdk") }

// generation compares the generator with reading alone, alternately.
func (b *bench) generation() error {
	gen, floor := filepath.Join(b.dir, "gen"), filepath.Join(b.dir, "floor")
	if _, _, err := measured(".", nil, "go", "build", "-o", gen, "./cmd/gen"); err != nil {
		return err
	}
	if _, _, err := measured(".", nil, "go", "build", "-o", floor, "./internal/conformance/bench/testdata/floor"); err != nil {
		return err
	}
	var ratios, peaks, mine, theirs []float64
	for i := range rounds {
		out := filepath.Join(b.dir, fmt.Sprint("out", i))
		if i == 0 {
			out = filepath.Join(b.dir, "out")
		}
		generated, _, err := measured(b.dir, nil, gen, "--spec", b.document, "--pin", pin, "--out", out, "--only", "sdk", "--module", module)
		if err != nil {
			return err
		}
		read, _, err := measured(b.dir, nil, floor, b.document)
		if err != nil {
			return err
		}
		ratios = append(ratios, float64(generated.cpu)/float64(read.cpu))
		peaks = append(peaks, float64(generated.peak)/1e6)
		mine, theirs = append(mine, generated.cpu.Seconds()), append(theirs, read.cpu.Seconds())
	}
	b.line("generate: CPU / reading", median(ratios), 1.6, "x", fmt.Sprintf("%.2f s / %.2f s", median(mine), median(theirs)))
	b.line("generate: peak memory", median(peaks), 200, "MB", "")
	return nil
}

// build compares a clean build of the SDK and its dependencies outside the
// standard library with a build of the standard library below net/http. The
// second takes a tenth of the time and is disturbed more, so it is built three
// times for each of the first.
func (b *bench) build() error {
	std := filepath.Join(b.dir, "std")
	if _, err := b.buildWith(std, "std"); err != nil {
		return err
	}
	var ratios, peaks, mine, theirs []float64
	for range fewer {
		cache := filepath.Join(b.dir, "cache")
		library, err := b.buildWith(cache, "net/http")
		if err != nil {
			return err
		}
		var times []float64
		for range 3 {
			if err := replaceDir(cache, std); err != nil {
				return err
			}
			sdk, err := b.buildWith(cache, "./admin")
			if err != nil {
				return err
			}
			times = append(times, sdk.cpu.Seconds())
			peaks = append(peaks, float64(sdk.peak)/1e6)
		}
		if err := os.RemoveAll(cache); err != nil {
			return err
		}
		ratios = append(ratios, median(times)/library.cpu.Seconds())
		mine, theirs = append(mine, times...), append(theirs, library.cpu.Seconds())
	}
	b.line("build: CPU / net/http", median(ratios), 0.10, "x", fmt.Sprintf("%.2f s / %.2f s", median(mine), median(theirs)))
	b.line("build: compiler's peak", median(peaks), 250, "MB", "")
	return nil
}

// buildWith builds a package in the SDK's module with an empty cache.
func (b *bench) buildWith(cache, name string) (cost, error) {
	c, _, err := measured(b.sdk(), []string{"GOCACHE=" + cache}, "go", "build", name)
	return c, err
}

// replaceDir replaces dir by a copy of another.
func replaceDir(dir, by string) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	return os.CopyFS(dir, os.DirFS(by))
}

// newest is a toolchain that the module proxy serves. Its encoding/json is
// another program than that of Go 1.26.
const newest = "go1.27.0"

// runTime runs the comparison with code written by hand, with two toolchains.
func (b *bench) runTime() error {
	export := filepath.Join("internal", "conformance", "bench", "testdata", "export", "export.go")
	if err := copyFile(export, filepath.Join(b.sdk(), "admin", "export.go")); err != nil {
		return err
	}
	if err := b.compareTimes("", "local"); err != nil {
		return err
	}
	if _, _, err := measured(b.dir, []string{"GOTOOLCHAIN=" + newest}, "go", "version"); err != nil {
		fmt.Fprintln(b.out, "bench: skipped: comparison with", newest+":", err)
		return nil
	}
	return b.compareTimes(newest+": ", newest)
}

func (b *bench) compareTimes(prefix, toolchain string) error {
	program, err := b.program("hand", "GOTOOLCHAIN="+toolchain)
	if err != nil {
		return err
	}
	_, out, err := measured(b.dir, nil, program)
	if err != nil {
		return err
	}
	var results struct {
		Bytes                                     int
		Decode, Unmarshal, Request, Marshal, Call comparison
	}
	if err := json.Unmarshal(out, &results); err != nil {
		return fmt.Errorf("reading the comparison: %w", err)
	}
	d, c := results.Decode, results.Call
	b.line(prefix+"decode: time / by hand", d.Time, 0.8, "x", fmt.Sprintf("%s, %d bytes", d.times(), results.Bytes))
	b.line(prefix+"decode: allocations / by hand", d.Allocs, 1, "x", fmt.Sprintf("%d / %d", d.SDKAllocs, d.HandAllocs))
	b.line(prefix+"json.Unmarshal: time / by hand", results.Unmarshal.Time, 1.5, "x", results.Unmarshal.times())
	b.line(prefix+"encode: time / by hand", results.Request.Time, 1, "x", results.Request.times())
	// Requests are not encoded like this, and encoding/json reads the output of
	// MarshalJSON again.
	b.line(prefix+"json.Marshal: time / by hand", results.Marshal.Time, 1.5, "x", results.Marshal.times())
	b.line(prefix+"list call: bytes / by hand", c.Bytes, 1, "x", fmt.Sprintf("%d / %d", c.SDKBytes, c.HandBytes))
	b.line(prefix+"list call: allocations / by hand", c.Allocs, 1, "x", fmt.Sprintf("%d / %d", c.SDKAllocs, c.HandAllocs))
	return nil
}

// A comparison is what program hand prints about one kind of work.
type comparison struct {
	Time, Bytes, Allocs                                                      float64
	HandBytes, SDKBytes, HandAllocs, SDKAllocs, HandNanoseconds, Nanoseconds int64
}

func (c comparison) times() string {
	return fmt.Sprintf("%d us / %d us", c.Nanoseconds/1000, c.HandNanoseconds/1000)
}

// size compares a program that calls one operation with an empty one.
func (b *bench) size() error {
	var sizes [2]float64
	for i, name := range []string{"one", "empty"} {
		program, err := b.program(name)
		if err != nil {
			return err
		}
		info, err := os.Stat(program)
		if err != nil {
			return err
		}
		sizes[i] = float64(info.Size()) / 1e6
	}
	b.line("program of one operation: growth", sizes[0]-sizes[1], 0.6, "MB", fmt.Sprintf("%.2f MB - %.2f MB", sizes[0], sizes[1]))
	return nil
}

// program builds a program of testdata as part of the SDK's module.
func (b *bench) program(name string, env ...string) (string, error) {
	dir := filepath.Join(b.sdk(), "bench", name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	files, err := filepath.Glob(filepath.Join("internal", "conformance", "bench", "testdata", name, "*.go"))
	if err != nil {
		return "", err
	}
	for _, file := range files {
		if err := copyFile(file, filepath.Join(dir, filepath.Base(file))); err != nil {
			return "", err
		}
	}
	program := filepath.Join(b.dir, name)
	_, _, err = measured(dir, env, "go", "build", "-o", program, ".")
	return program, err
}

// copyFile copies a Go file and replaces SDK by the SDK's module.
func copyFile(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	text := strings.ReplaceAll(string(data), `"SDK/`, `"`+module+"/")
	return os.WriteFile(to, []byte(text), 0o644)
}
