// Command gen reads an OpenAPI document that holds every version of an API and
// writes what a pin makes of it: a Go SDK. "gen --help" lists what else it does.
package main

import "os"

//go:generate go run . --config ../../atlasgen.yaml

func main() {
	collectLate()
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}
