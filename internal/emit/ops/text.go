package ops

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit"
)

// line returns text on one line, safe to print.
func line(text string) string { return strings.Join(strings.Fields(emit.Printable(text)), " ") }

// plain returns CommonMark as paragraphs without line breaks, with an empty line
// between them, and items of lists that begin with "- ".
func plain(markdown string) string {
	if markdown == "" {
		return ""
	}
	var c emit.Comment
	c.Markdown(markdown)
	var b strings.Builder
	for text := range strings.Lines(c.String()) {
		text = strings.TrimPrefix(strings.TrimRight(text, "\n"), "//")
		item, listed := strings.CutPrefix(text, "   - ")
		switch {
		case text == "":
			b.WriteString("\n\n")
			continue
		case listed:
			if s := b.String(); s != "" && !strings.HasSuffix(s, "\n") {
				b.WriteByte('\n')
			}
			b.WriteString("- " + item)
			continue
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "\n"):
			b.WriteByte(' ')
		}
		b.WriteString(strings.TrimSpace(text))
	}
	return b.String()
}

// brief returns the first paragraph of a text.
func brief(text string) string {
	first, _, _ := strings.Cut(plain(text), "\n")
	return first
}
