package page

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// Example returns a command that calls an operation, as one types it into a
// shell. A body that has properties which no flag can give is begun with
// --example.
func Example(program *Program, op *ops.Operation, v *ops.Version) string {
	command := []string{program.Name + " api " + Quote(op.CommandName())}
	if v.Name != "" && v != op.Newest() {
		command = append(command, "--version "+v.Name)
	}
	begin, flat := slices.Clone(command), false
	for _, p := range program.Params(op, v) {
		if p.Required && (p.In != ops.Body || v.Request.Flat || v.Request.IsForm()) {
			command = append(command, p.given())
			flat = flat || p.In == ops.Body
		}
	}
	if v.Request == nil || !v.Request.Required || flat {
		return continued(command)
	}
	if v.Request.Coding != "" {
		return continued(append(command, strings.ToLower(bodyFlag(v.Request))))
	}
	return continued(append(begin, "--example > body.json")) + continued(append(command, "--file body.json"))
}

// continued returns a command in lines that are not too long for a terminal where
// they are indented: each but the last ends in a backslash.
func continued(words []string) string {
	var b strings.Builder
	used := 0
	for i, word := range words {
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case used+1+n > Width-4:
			b.WriteString(" \\\n ")
			used = 1
			fallthrough
		default:
			b.WriteByte(' ')
			used++
		}
		b.WriteString(word)
		used += n
	}
	b.WriteByte('\n')
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
