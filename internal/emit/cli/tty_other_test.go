//go:build !linux

package cli_test

import "github.com/rogpeppe/go-internal/testscript"

// onTerminal is never called, because its transcript is skipped on this system.
func onTerminal(ts *testscript.TestScript, _ bool, _ []string) { ts.Fatalf("there is no terminal") }
