package terminal

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"strings"
)

// Show prints text, on a terminal through the user's pager. If PAGER is empty, no
// pager is used. Messages of the pager go to failed.
func Show(out, failed io.Writer, text []byte) error {
	if pager := pager(); len(pager) > 0 && Is(out) {
		c := exec.Command(pager[0], pager[1:]...)
		c.Stdin, c.Stdout, c.Stderr = bytes.NewReader(text), out, failed
		c.Env = os.Environ()
		if os.Getenv("LESS") == "" {
			c.Env = append(c.Env, "LESS=FRX") // quit if the text fits on one screen, and leave it there
		}
		return c.Run()
	}
	_, err := out.Write(text)
	return err
}

// pager returns the command of the user's pager, or nil if there is none.
func pager() []string {
	text, set := os.LookupEnv("PAGER")
	if !set {
		text = "less"
	}
	words := strings.Fields(text)
	if len(words) == 0 {
		return nil
	}
	if _, err := exec.LookPath(words[0]); err != nil {
		return nil
	}
	return words
}
