package report

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// linked returns a link with a code span for its text; without a target it is the
// span alone.
func linked(text, target string) string {
	if target == "" {
		return codeSpan(text)
	}
	return "[" + codeSpan(text) + "](<" + target + ">)"
}

// destination makes the target of a link safe between angle brackets (CommonMark
// 0.31, section 6.3).
var destination = strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "%0A", "\r", "%0D", "\\", "%5C")

// lineLink returns the target of a link to a line, as GitHub understands it. What
// lies outside of the working directory has none: a reader would look for it in
// vain.
func lineLink(p model.Position) string {
	if !filepath.IsLocal(filepath.FromSlash(p.File)) {
		return ""
	}
	return fmt.Sprintf("%s#L%d", destination.Replace(p.File), p.Line)
}

// pageLink returns the address of the last page that a document names for an
// operation, which is the publisher's own where there is one.
func pageLink(op *model.Operation) string {
	target := ""
	for _, l := range op.Docs {
		if strings.HasPrefix(l.URL, "https://") {
			target = destination.Replace(l.URL)
		}
	}
	return target
}

// codeSpan returns text as a code span, whatever it holds (CommonMark 0.31,
// section 6.1): the fence is longer than any run of backticks in it.
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

// escapeMarkdown returns text that Markdown shows as it is.
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
