package text

import (
	"regexp"
	"strings"
)

var (
	runs     = regexp.MustCompile(`(?i)(javascript|vbscript|data)(\s*\\?:)`)
	topHeads = regexp.MustCompile(`(?m)^ {0,3}#{1,6} +([^#*\n]+?)[ #]*$`)
	headings = regexp.MustCompile(`(?m)^([ >]*(?:(?:[-*+]|\d{1,9}[.)]) +[ >]*)*)(#{1,6})( |$)`)
	rules    = regexp.MustCompile(`(?m)^([ >]*(?:(?:[-*+]|\d{1,9}[.)]) +[ >]*)*)(=+|-+) *$`) // they make the previous line a heading
	entities = regexp.MustCompile(`&(#|colon;|Tab;|NewLine;)`)                               // they can be part of a URL scheme
)

// SafeMarkdown returns a text of the document as safe CommonMark: HTML becomes text or CommonMark,
// links cannot run scripts, images are not loaded, and headings do not add to those of
// the page.
func SafeMarkdown(text string) string {
	text = strings.TrimSpace(tagsAsMarkdown(Printable(text)))
	if strings.Contains(text, "#") {
		text = headings.ReplaceAllString(topHeads.ReplaceAllString(text, "**$1**"), `$1\$2$3`)
	}
	if strings.Contains(text, "\n") {
		text = rules.ReplaceAllString(text, `$1\$2`)
	}
	if !strings.ContainsAny(text, "<&:!") {
		return text
	}
	text = runs.ReplaceAllString(text, "$1 $2")
	text = entities.ReplaceAllString(text, "&amp;$1")
	return withoutHTML(strings.ReplaceAll(text, "![", `\![`))
}

// withoutHTML escapes "<". It leaves code unchanged if the boundaries of code are
// certain.
func withoutHTML(text string) string {
	if !strings.Contains(text, "<") {
		return text
	}
	if !clearCode(text) {
		return strings.ReplaceAll(text, "<", "&lt;")
	}
	parts := strings.Split(text, "`")
	for i := 0; i < len(parts); i += 2 { // every other part is code
		parts[i] = strings.ReplaceAll(parts[i], "<", "&lt;")
	}
	return strings.Join(parts, "`")
}

// clearCode reports whether all code begins and ends with one backtick on the same
// line, and none is in a table.
func clearCode(text string) bool {
	if strings.Contains(text, "``") || strings.Contains(text, "\\`") || strings.Contains(text, "|") {
		return false
	}
	for line := range strings.Lines(text) {
		if strings.Count(line, "`")%2 == 1 {
			return false
		}
	}
	return true
}

// CodeSpan returns text as a code span of CommonMark. The text may contain backticks.
func CodeSpan(text string) string {
	text = Line(text)
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	if len(fence) > 1 || text == "" {
		return fence + " " + text + " " + fence
	}
	return fence + text + fence
}

// Fence returns code as a fenced code block of CommonMark. The code may contain
// backticks.
func Fence(language, code string) string {
	fence := "```"
	for strings.Contains(code, fence) {
		fence += "`"
	}
	return fence + language + "\n" + code + "\n" + fence + "\n"
}

var markdownMarks = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`, "<", "&lt;", "&", "&amp;", "*", `\*`, "_", `\_`, "`", "\\`")

// Markdown escapes a plain text for one line of CommonMark.
func Markdown(text string) string { return markdownMarks.Replace(Line(text)) }
