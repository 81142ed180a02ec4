package agree

import "strings"

// words splits a command as a POSIX shell does. Variables stay as they are.
func words(command string) []string {
	var all []string
	word, open := "", false
	for i := 0; i < len(command); i++ {
		switch c := command[i]; c {
		case '\\':
			i++
			if i < len(command) && command[i] != '\n' {
				word, open = word+command[i:i+1], true
			}
		case '\'':
			end := strings.IndexByte(command[i+1:], '\'')
			if end < 0 {
				end = len(command) - i - 1
			}
			word, open = word+command[i+1:i+1+end], true
			i += end + 1
		case '"':
			text, n := quoted(command[i+1:])
			word, open = word+text, true
			i += n
		case ' ', '\t', '\n':
			if open {
				all = append(all, word)
			}
			word, open = "", false
		default:
			word, open = word+string(c), true
		}
	}
	if open {
		all = append(all, word)
	}
	return all
}

// quoted returns the text up to the closing double quote, and how many bytes it
// and the quote take.
func quoted(s string) (text string, n int) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			return b.String(), i + 1
		case c == '\\' && i+1 < len(s) && strings.IndexByte("\\\"$`", s[i+1]) >= 0:
			i++
			b.WriteByte(s[i])
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), len(s)
}

// A command is a call of a program: its words without flags, and its flags.
type command struct {
	words []string
	flags []flag
}

type flag struct{ name, value string }

// splitCommand reads a command in which each flag is followed by its value, unless
// a value stands in the same word after an equals sign or alone is true of it.
func splitCommand(text string, alone func(name string) bool) command {
	var c command
	rest := words(text)
	for len(rest) > 0 {
		word := rest[0]
		rest = rest[1:]
		name, isFlag := strings.CutPrefix(word, "--")
		if !isFlag {
			c.words = append(c.words, word)
			continue
		}
		name, value, has := strings.Cut(name, "=")
		if !has && !alone(name) && len(rest) > 0 {
			value, rest = rest[0], rest[1:]
		}
		c.flags = append(c.flags, flag{name, value})
	}
	return c
}
