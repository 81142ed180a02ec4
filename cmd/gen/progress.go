package main

import (
	"fmt"
	"io"
	"os"
)

// A progress shows the current step of a long run, in one line of a terminal. It
// prints nothing if the output is not a terminal.
type progress struct{ w io.Writer }

func newProgress(w io.Writer) progress {
	file, ok := w.(*os.File)
	if !ok {
		return progress{io.Discard}
	}
	info, err := file.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return progress{io.Discard}
	}
	return progress{w}
}

// step replaces the line.
func (p progress) step(text string) { fmt.Fprintf(p.w, "\r\x1b[K%s ...", text) }

// done removes the line.
func (p progress) done() { fmt.Fprint(p.w, "\r\x1b[K") }
