package markdown

import (
	"fmt"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

type llmsView struct {
	Title, Pin, Count string
	Tags              []textSection
}

type textSection struct{ Title, Text string }

// LLMs returns the list of pages for language models (llmstxt.org).
func (w *Writer) LLMs(s *page.Site) ([]byte, error) {
	v := llmsView{Title: text.Markdown(s.API.Document.Title), Pin: s.API.Pin.String(), Count: page.Count(len(s.Subjects), "operation")}
	for _, tag := range s.Tags() {
		var b strings.Builder
		for _, op := range tag.Operations {
			fmt.Fprintf(&b, "- [%s](operations/%s.md): `%s %s`\n", text.Markdown(op.Title), op.File, op.Method, op.Path)
		}
		v.Tags = append(v.Tags, textSection{text.Markdown(tag.Title), b.String()})
	}
	return w.execute("llms.txt", v)
}
