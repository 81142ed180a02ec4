// Command gen reads an OpenAPI document that holds every version of an API and
// writes what a pin makes of it: a Go SDK. "gen --help" lists what else it does.
package main

import (
	"os"
	"runtime/debug"
)

//go:generate go run . --config ../../atlasgen.yaml

// A run is short and allocates much: on the 4 MB document it takes 15 % less CPU
// if the heap may grow freely as long as it stays below the soft limit.
func main() {
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(180 << 20)
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}
