package page

import (
	"strings"

	"github.com/atlasgen/atlasgen/templates/ops"
)

// Example returns a command that calls an operation, as one types it into a
// shell. A body that has properties which no flag can give is begun with
// --example.
func Example(program string, op *ops.Operation, v *ops.Version) string {
	var b strings.Builder
	command := program + " api " + op.Name
	if v.Name != "" && v != op.Newest() {
		command += " --version " + v.Name
	}
	flags, flat := "", false
	for _, p := range Params(op, v) {
		if p.Required && (p.In != ops.Body || v.Request.Flat) {
			flags += " " + p.given()
			flat = flat || p.In == ops.Body
		}
	}
	if v.Request != nil && v.Request.Required && !flat {
		b.WriteString(command + " --example > body.json\n")
		flags += " --file body.json"
	}
	b.WriteString(command + flags + "\n")
	return b.String()
}

// given returns a flag with a value, as one types it into a shell.
func (p Param) given() string {
	if p.Type == "boolean" && !p.Array {
		return "--" + p.Flag + "=" + p.sample()
	}
	return "--" + p.Flag + " " + Quote(p.sample())
}

// Quote returns text as one word of a POSIX shell.
func Quote(text string) string {
	if text != "" && strings.IndexFunc(text, unsafe) < 0 {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

func unsafe(r rune) bool {
	letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	return !letter && !strings.ContainsRune("-_./:@,+", r)
}
