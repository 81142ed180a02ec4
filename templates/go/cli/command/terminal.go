package command

import (
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/cli/terminal"
)

// helpWidth returns the width of help: that of the terminal, up to a readable maximum.
func (s *session) helpWidth() int {
	if w := terminal.Width(s.out); w > 0 {
		return max(40, min(w, 100))
	}
	return page.Width
}

// onTerminal reports whether the response is printed on a terminal.
func (s *session) onTerminal() bool {
	if s.options.outputFile == "" || s.options.outputFile == "-" {
		return terminal.Is(s.out)
	}
	return terminal.IsNamed(s.options.outputFile)
}

// colored reports whether responses are printed in color: on a terminal, unless
// NO_COLOR or a flag forbids it.
func (s *session) colored() bool {
	return s.onTerminal() && !s.options.noColor && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// say prints a line on standard error.
func (s *session) say(text string) {
	s.progress("")
	fmt.Fprintln(s.err, page.Printable(s.Name+": "+text))
}

// progress replaces the progress line on a terminal. An empty text removes it.
func (s *session) progress(text string) {
	if text == "" && !s.progressing || !terminal.Is(s.err) {
		return
	}
	s.progressing = text != ""
	text = page.Printable(text)
	if most := terminal.Width(s.err) - 1; most > 0 && utf8.RuneCountInString(text) > most {
		text = string([]rune(text)[:most]) // a line that wraps cannot be replaced
	}
	fmt.Fprintf(s.err, "\r\x1b[K%s", text)
}

// A textWriter remembers the first error of writing, for callers that print help.
type textWriter struct {
	w   io.Writer
	err error
}

// Write writes, until something cannot be written.
func (r *textWriter) Write(p []byte) (int, error) {
	if r.err != nil {
		return 0, r.err
	}
	n, err := r.w.Write(p)
	r.err = err
	return n, err
}
