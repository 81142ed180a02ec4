package page

import (
	"bytes"
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// A Script makes a shell ask the program for completions.
type Script struct {
	Name string // of the file
	Data []byte
}

// Completions returns the scripts for bash, fish, PowerShell and zsh.
func Completions(program string) []Script {
	root := &cobra.Command{Use: program}
	var scripts []Script
	for _, s := range []struct {
		name  string
		write func(io.Writer) error
	}{
		{program + ".bash", func(w io.Writer) error { return root.GenBashCompletionV2(w, true) }},
		{program + ".fish", func(w io.Writer) error { return root.GenFishCompletion(w, true) }},
		{program + ".ps1", root.GenPowerShellCompletionWithDesc},
		{"_" + program, root.GenZshCompletion},
	} {
		var b bytes.Buffer
		if err := s.write(&b); err != nil {
			panic(fmt.Sprintf("completions are written to memory, and yet: %v", err))
		}
		scripts = append(scripts, Script{s.name, b.Bytes()})
	}
	return scripts
}
