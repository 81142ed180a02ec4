package command

import (
	"fmt"
	"os"
	"strings"
	"unicode"
)

// isTerminal reports whether a stream is a terminal, or another device.
func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// colored reports whether answers are printed in colour: on a terminal, unless
// NO_COLOR or a flag forbids it.
func (s *session) colored() bool {
	return !s.options.noColor && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(s.out)
}

// say prints a line for the user beside the answer.
func (s *session) say(text string) { fmt.Fprintln(s.err, printable(s.Name+": "+text)) }

// progress shows how far a run is, on a terminal, in one line that is written
// over by the next; an empty text removes it.
func (s *session) progress(text string) {
	if isTerminal(s.err) {
		fmt.Fprintf(s.err, "\r\x1b[K%s", printable(text))
	}
}

// printable returns text without what a terminal would obey.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			return -1
		}
		return r
	}, text)
}
