package text

import "strings"

// safeShell are the bytes that every shell takes literally.
const safeShell = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./:@%+=,-"

// ShellWord returns text as one word of a POSIX shell (XCU 2.2.2).
func ShellWord(text string) string {
	if text != "" && strings.Trim(text, safeShell) == "" {
		return text
	}
	return "'" + InSingleQuotes(text) + "'"
}

// InSingleQuotes returns text for the inside of single quotes of a shell.
func InSingleQuotes(text string) string { return strings.ReplaceAll(text, "'", `'\''`) }

var doubleMarks = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "$", `\$`, "`", "\\`")

// InDoubleQuotes returns text for the inside of double quotes of a shell.
func InDoubleQuotes(text string) string { return doubleMarks.Replace(text) }
