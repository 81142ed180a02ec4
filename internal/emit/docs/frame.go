package docs

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"strings"
	texttemplate "text/template"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/text"
	files "github.com/atlasgen/atlasgen/templates/docs"
)

// Frames are the templates of the pages: prose with holes.
type frames struct {
	html  *template.Template
	text  *texttemplate.Template
	given fs.FS
}

func newFrames(given fs.FS) (*frames, error) {
	f := &frames{
		html:  template.New("").Option("missingkey=error"),
		text:  texttemplate.New("").Option("missingkey=error"),
		given: given,
	}
	names, err := fs.Glob(files.Files, "*.tmpl")
	if err != nil {
		return nil, emit.Faultf("%w", err)
	}
	for _, name := range names {
		if err := f.parse(name); err != nil {
			return nil, fmt.Errorf("reading template %s: %w", name, err)
		}
	}
	return f, nil
}

func (f *frames) parse(name string) error {
	data, err := f.read(name)
	if err != nil {
		return err
	}
	if strings.HasSuffix(name, ".html.tmpl") {
		_, err = f.html.New(strings.TrimSuffix(name, ".tmpl")).Parse(string(data))
	} else {
		_, err = f.text.New(strings.TrimSuffix(name, ".tmpl")).Parse(string(data))
	}
	return err
}

// read returns a file that was given in place of a built-in one, or that one.
func (f *frames) read(name string) ([]byte, error) {
	if f.given != nil {
		if data, err := fs.ReadFile(f.given, name); err == nil {
			return data, nil
		}
	}
	return files.Files.ReadFile(name)
}

// A Frame is what every HTML page has. Texts of the document in it are printable.
type frame struct {
	Head  string // what a tab or a bookmark shows
	Title string // of the page
	Site  string // the API's
	Pin   string // the version that the site shows, in words
	Root  string // the way to the top of the site: "../" or ""
	Nav   template.HTML
	Data  any
}

// html writes a page in a frame. Nav is written for a page below the top.
func (s *site) html(path, name, title string, nav template.HTML, data any) error {
	title, site := text.Printable(title), text.Printable(s.api.Document.Title)
	f := frame{Head: head(title, site), Title: title, Site: site, Pin: choose(s.api.Pin.String() != "", s.api.Pin.String(), "Versions"), Root: "../", Nav: nav, Data: data}
	if !strings.Contains(path, "/") {
		f.Root, f.Nav = "", atTop(nav)
	}
	s.buffer.Reset()
	if err := s.frames.html.ExecuteTemplate(&s.buffer, name, f); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	s.add(path, bytes.Clone(s.buffer.Bytes()))
	return nil
}

func (s *site) text(path, name string, data any) error {
	s.buffer.Reset()
	if err := s.frames.text.ExecuteTemplate(&s.buffer, name, data); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	s.add(path, bytes.Clone(s.buffer.Bytes()))
	return nil
}

// maxHead is how many characters of a title a browser or a search engine shows.
const maxHead = 70

// head returns the title of a page, with that of the site if there is room.
func head(title, site string) string {
	if whole := []rune(title + " | " + site); len(whole) <= maxHead {
		return string(whole)
	}
	if short := []rune(title); len(short) > maxHead {
		return string(short[:maxHead-1]) + "…"
	}
	return title
}
