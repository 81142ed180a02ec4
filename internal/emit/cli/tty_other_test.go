//go:build !linux

package cli_test

import "github.com/rogpeppe/go-internal/testscript"

// onTerminal is not needed: the transcript that uses it is skipped here.
func onTerminal(ts *testscript.TestScript, _ bool, _ []string) { ts.Fatalf("there is no terminal") }
