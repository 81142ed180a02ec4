// Program bench measures the generator and its outputs, and prints the figures
// as ratios next to the project's budgets. It is started in the root of the
// repository and needs the newest published document in ../shared, or in the
// folder that ATLAS_SHARED names.
package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() {
	if err := run(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(out io.Writer) error {
	file := document()
	if _, err := os.Stat(file); err != nil {
		fmt.Fprintln(out, "bench: skipped:", file, "is not there")
		return nil
	}
	dir, err := os.MkdirTemp("", "atlasgen-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	b := &bench{dir: dir, document: file, out: out}
	for _, step := range []func() error{b.generation, b.outputs, b.targets, b.diff, b.build, b.size, b.runTime, b.cli} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func document() string {
	dir := os.Getenv("ATLAS_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "shared")
	}
	file, err := filepath.Abs(filepath.Join(dir, "specs", "atlas-admin-v2-2026-08-21.yaml"))
	if err != nil {
		return ""
	}
	return file
}
