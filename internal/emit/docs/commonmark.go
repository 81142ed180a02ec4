package docs

import (
	"regexp"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit"
)

var (
	runs     = regexp.MustCompile(`(?i)(javascript|vbscript|data)(\s*\\?:)`)
	topHeads = regexp.MustCompile(`(?m)^ {0,3}#{1,6} +([^#*\n]+?)[ #]*$`)
	headings = regexp.MustCompile(`(?m)^([ >]*(?:(?:[-*+]|\d{1,9}[.)]) +[ >]*)*)(#{1,6})( |$)`)
	rules    = regexp.MustCompile(`(?m)^([ >]*(?:(?:[-*+]|\d{1,9}[.)]) +[ >]*)*)(=+|-+) *$`) // under a line they make it a heading
	entities = regexp.MustCompile(`&(#|colon;|Tab;|NewLine;)`)                               // with which a scheme can be spelled
)

// commonMark returns a text of the document as CommonMark in which HTML is text,
// links run no script, images load nothing, and headings do not add to those of
// the page.
func commonMark(text string) string {
	text = strings.TrimSpace(emit.Printable(text))
	if strings.Contains(text, "#") {
		text = headings.ReplaceAllString(topHeads.ReplaceAllString(text, "**$1**"), `$1\$2$3`)
	}
	if strings.Contains(text, "\n") {
		text = rules.ReplaceAllString(text, `$1\$2`)
	}
	if !strings.ContainsAny(text, "<&:!") {
		return text
	}
	text = runs.ReplaceAllString(tagsAsMarkdown(text), "$1 $2")
	text = entities.ReplaceAllString(text, "&amp;$1")
	return withoutHTML(strings.ReplaceAll(text, "![", `\![`))
}

// withoutHTML writes "<" as an entity, except in code, where that would show,
// and only if there is no doubt about where code begins and ends.
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

// clearCode reports whether code begins and ends with one backtick on the same
// line throughout, outside of tables.
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
