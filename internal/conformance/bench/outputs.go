package main

import (
	"fmt"
	"path/filepath"
)

// A row is a run of the generator that outputs measures. It may have no limit.
type row struct {
	name      string
	args      []string
	cpu, peak float64 // limits: a multiple of reading alone, and MB
}

var rows = []row{
	{"SDK, CLI", []string{"--only", "sdk,cli"}, 2, 200},
	{"SDK, CLI, docs", nil, 2.9, 300},
	{"all of all versions", []string{"--versions", "all"}, 0, 0},
}

// outputs compares the generator with more outputs than the SDK with reading
// alone, alternately.
func (b *bench) outputs() error {
	gen, floor := filepath.Join(b.dir, "gen"), filepath.Join(b.dir, "floor")
	ratios, peaks, mine := make([][]float64, len(rows)), make([][]float64, len(rows)), make([][]float64, len(rows))
	var theirs []float64
	for i := range rounds {
		read, _, err := measured(b.dir, nil, floor, b.document)
		if err != nil {
			return err
		}
		theirs = append(theirs, read.cpu.Seconds())
		for j, r := range rows {
			out := filepath.Join(b.dir, fmt.Sprintf("outputs%d-%d", i, j))
			generated, _, err := measured(b.dir, nil, gen, append([]string{"--spec", b.document, "--pin", pin, "--out", out, "--module", module}, r.args...)...)
			if err != nil {
				return err
			}
			ratios[j] = append(ratios[j], float64(generated.cpu)/float64(read.cpu))
			peaks[j] = append(peaks[j], float64(generated.peak)/1e6)
			mine[j] = append(mine[j], generated.cpu.Seconds())
		}
	}
	for j, r := range rows {
		detail := fmt.Sprintf("%.2f s / %.2f s", median(mine[j]), median(theirs))
		if r.cpu == 0 {
			fmt.Fprintf(b.out, "%-38s %8.3f x, %.0f MB, no limit  %s\n", "generate "+r.name, median(ratios[j]), median(peaks[j]), detail)
			continue
		}
		b.line("generate "+r.name+": CPU / reading", median(ratios[j]), r.cpu, "x", detail)
		b.line("generate "+r.name+": peak memory", median(peaks[j]), r.peak, "MB", "")
	}
	return nil
}
