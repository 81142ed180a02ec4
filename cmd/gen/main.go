// Command gen reads an OpenAPI document that holds every version of an API and
// writes its outputs: a Go SDK, a command line and the reference.
package main

import "os"

//go:generate go run . --config ../../atlasgen.yaml
//go:generate go run . --config ../../testdata/shop/atlasgen.yaml

func main() {
	collectLate()
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}
