package text

import (
	"os/exec"
	"testing"
)

// TestShellWord checks the words that a shell reads.
func TestShellWord(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("skipped: there is no shell")
	}
	for _, text := range []string{"plain", "", "a b", "it's", `"$HOME" $(id) \n`, "a\nb", "`id`", "*", "~", "-x", "!!", "a;b|c&d"} {
		for name, word := range map[string]string{"ShellWord": ShellWord(text), "InDoubleQuotes": `"` + InDoubleQuotes(text) + `"`, "InSingleQuotes": "'" + InSingleQuotes(text) + "'"} {
			out, err := exec.Command(sh, "-c", "printf %s "+word).Output()
			if err != nil || string(out) != text && text != "" {
				t.Errorf("%s(%q) is read as %q, %v, want the same text", name, text, out, err)
			}
		}
	}
}
