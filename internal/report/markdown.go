package report

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// linked returns a link whose text is a code span. Without a target it returns
// the code span.
func linked(text, target string) string {
	if target == "" {
		return codeSpan(text)
	}
	return "[" + codeSpan(text) + "](<" + target + ">)"
}

// destination escapes the target of a link in angle brackets (CommonMark 0.31,
// section 6.3).
var destination = strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "%0A", "\r", "%0D", "\\", "%5C")

// lineLink returns a link to a line for GitHub. It returns an empty string for
// files outside the working directory, which readers cannot see.
func lineLink(p model.Position) string {
	if !filepath.IsLocal(filepath.FromSlash(p.File)) {
		return ""
	}
	return fmt.Sprintf("%s#L%d", destination.Replace(p.File), p.Line)
}

// codeSpan returns any text as a code span (CommonMark 0.31, section 6.1). The
// fence is longer than any run of backticks in the text.
func codeSpan(text string) string {
	text = oneLine(text)
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return fence + text + fence
}

// escapeMarkdown escapes text so that Markdown shows it unchanged.
func escapeMarkdown(text string) string {
	var b strings.Builder
	for _, r := range oneLine(text) {
		if strings.ContainsRune("\\`*_{}[]<>()#!|&~", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
