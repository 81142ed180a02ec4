package text

import "strings"

// safeShell are the bytes that are not special in any shell.
const safeShell = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./:@%+=,-"

// ShellWord returns text as one word of a POSIX shell (XCU 2.2.2).
func ShellWord(text string) string {
	if text != "" && strings.Trim(text, safeShell) == "" {
		return text
	}
	return "'" + InSingleQuotes(text) + "'"
}

// InSingleQuotes escapes text for single quotes of a shell.
func InSingleQuotes(text string) string { return strings.ReplaceAll(text, "'", `'\''`) }

var doubleMarks = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "$", `\$`, "`", "\\`")

// InDoubleQuotes escapes text for double quotes of a shell.
func InDoubleQuotes(text string) string { return doubleMarks.Replace(text) }
