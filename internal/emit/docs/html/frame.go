package html

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/text"
	files "github.com/atlasgen/atlasgen/templates/docs"
)

// newFrames returns the templates of the pages.
func newFrames(given fs.FS) (*template.Template, error) {
	all := template.New("").Option("missingkey=error")
	names, err := fs.Glob(files.Files, "*.html.tmpl")
	if err != nil {
		return nil, emit.Faultf("%w", err)
	}
	for _, name := range names {
		data, err := files.Read(given, name)
		if err == nil {
			_, err = all.New(strings.TrimSuffix(name, ".tmpl")).Parse(string(data))
		}
		if err != nil {
			return nil, fmt.Errorf("reading template %s: %w", name, err)
		}
	}
	return all, nil
}

// A Frame holds the data that every HTML page needs. Texts of the document in it are
// printable.
type frame struct {
	Head  string // for tabs and bookmarks
	Title string // of the page
	Site  string // the API's
	Pin   string // the version that the site shows, in words
	Root  string // the path to the top of the site: "../" or ""
	Nav   template.HTML
	Data  any
}

// frame writes a page below the top of the site with the template of this name.
func (w *Writer) frame(name, title string, nav template.HTML, data any) ([]byte, error) {
	return w.execute(name, frame{Title: title, Root: w.below.root, Nav: nav, Data: data})
}

// topFrame writes a page at the top of the site.
func (w *Writer) topFrame(name, title, current string, data any) ([]byte, error) {
	return w.execute(name, frame{Title: title, Root: w.top.root, Nav: w.top.nav("", current), Data: data})
}

func (w *Writer) execute(name string, f frame) ([]byte, error) {
	pin := w.site.API.Pin.String()
	f.Title, f.Site, f.Pin = text.Printable(f.Title), text.Printable(w.site.API.Document.Title), cond(pin != "", pin, "Versions")
	f.Head = head(f.Title, f.Site)
	w.buffer.Reset()
	err := w.err
	if err == nil {
		err = w.frames.ExecuteTemplate(&w.buffer, name, f)
	}
	if err != nil {
		return nil, err
	}
	return bytes.Clone(w.buffer.Bytes()), nil
}

// maxHead is the number of characters of a title that browsers and search engines
// show.
const maxHead = 70

// head returns the title of a page, followed by the title of the site if there is
// room.
func head(title, site string) string {
	if whole := []rune(title + " | " + site); len(whole) <= maxHead {
		return string(whole)
	}
	if short := []rune(title); len(short) > maxHead {
		return string(short[:maxHead-1]) + "…"
	}
	return title
}
