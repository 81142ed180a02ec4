package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// targets compares two targets of one configuration with the first of them
// alone, with the SDK only and with all outputs.
func (b *bench) targets() error {
	for _, more := range []struct{ what, keys string }{{"SDK", ""}, {"all outputs", "cli: {}\ndocs: {}\n"}} {
		one := fmt.Sprintf("spec: %s\npin: %s\nout: first\nsdk: {module: %s}\n%s", b.document, pin, module, more.keys)
		two := one + "targets:\n  - {pin: 2024-08-05, out: second}\n"
		var ratios, walls, mine, theirs []float64
		for range rounds {
			single, singleWall, err := b.configured(one)
			if err != nil {
				return err
			}
			double, doubleWall, err := b.configured(two)
			if err != nil {
				return err
			}
			ratios = append(ratios, float64(double.cpu)/float64(single.cpu))
			walls = append(walls, float64(doubleWall)/float64(singleWall))
			mine, theirs = append(mine, double.cpu.Seconds()), append(theirs, single.cpu.Seconds())
		}
		b.line("two targets, "+more.what+": CPU / one", median(ratios), 1.5, "x", fmt.Sprintf("%.2f s / %.2f s", median(mine), median(theirs)))
		b.line("two targets, "+more.what+": time / one", median(walls), 1.5, "x", "")
	}
	return nil
}

// configured generates with a configuration into an empty folder. The folder is
// removed at the end of the bench, because deleting files makes later writes
// slower.
func (b *bench) configured(text string) (cost, time.Duration, error) {
	dir, err := os.MkdirTemp(b.dir, "targets")
	if err != nil {
		return cost{}, 0, err
	}
	file := filepath.Join(dir, "atlasgen.yaml")
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		return cost{}, 0, err
	}
	start := time.Now()
	c, _, err := measured(dir, nil, filepath.Join(b.dir, "gen"), "--config", file)
	return c, time.Since(start), err
}

// diff compares the comparison of two published documents, including the
// verdict on their SDKs, with reading both.
func (b *bench) diff() error {
	older := filepath.Join(filepath.Dir(b.document), "atlas-admin-v2-2026-02-17.yaml")
	gen := filepath.Join(b.dir, "gen")
	var ratios, mine, theirs []float64
	for range rounds {
		compared, _, err := measured(b.dir, nil, gen, "diff", older, b.document, "--pin", pin)
		if err != nil {
			return err
		}
		var read time.Duration
		for _, file := range []string{older, b.document} {
			c, _, err := measured(b.dir, nil, gen, "versions", "--spec", file)
			if err != nil {
				return err
			}
			read += c.cpu
		}
		ratios = append(ratios, float64(compared.cpu)/float64(read))
		mine, theirs = append(mine, compared.cpu.Seconds()), append(theirs, read.Seconds())
	}
	b.line("diff: CPU / reading both documents", median(ratios), 3, "x", fmt.Sprintf("%.2f s / %.2f s", median(mine), median(theirs)))
	return nil
}
