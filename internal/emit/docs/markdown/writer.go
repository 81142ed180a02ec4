// Package markdown writes the pages of a reference in Markdown, as nested lists. The
// content is that of the HTML pages.
package markdown

import (
	"bytes"
	"fmt"
	"io/fs"
	"text/template"

	"github.com/atlasgen/atlasgen/internal/emit/docs/layout"
	files "github.com/atlasgen/atlasgen/templates/docs"
)

// A Writer writes pages in Markdown.
type Writer struct {
	parts
	frames *template.Template
	known  map[string]string // CommonMark -> the same, made safe; never ranged over
	sheet  sheet             // of the current page
	buffer bytes.Buffer
}

// NewWriter returns a writer. Files in templates replace built-in ones of the same
// name; templates may be nil.
func NewWriter(templates fs.FS) (*Writer, error) {
	w := &Writer{frames: template.New("").Option("missingkey=error"), known: map[string]string{}}
	for _, name := range []string{"operation.md", "llms.txt"} {
		data, err := files.Read(templates, name+".tmpl")
		if err == nil {
			_, err = w.frames.New(name).Parse(string(data))
		}
		if err != nil {
			return nil, fmt.Errorf("reading template %s.tmpl: %w", name, err)
		}
	}
	if err := layout.Read(templates, &w.parts); err != nil {
		return nil, err
	}
	w.sheet.Writer = w
	return w, nil
}

func (w *Writer) execute(name string, data any) ([]byte, error) {
	w.buffer.Reset()
	if err := w.frames.ExecuteTemplate(&w.buffer, name, data); err != nil {
		return nil, err
	}
	return bytes.Clone(w.buffer.Bytes()), nil
}
