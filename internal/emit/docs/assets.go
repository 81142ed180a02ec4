package docs

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"text/template"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/text"
	templates "github.com/atlasgen/atlasgen/templates/docs"
)

// assets writes the other files: stylesheet, script, search index and the lists for
// programs that read the site.
func (s *site) assets() error {
	for _, name := range []string{"style.css", "script.js"} {
		data, err := templates.Read(s.options.Templates, name)
		if err := s.add(name, data, err); err != nil {
			return err
		}
	}
	data, err := s.searchIndex()
	if err := s.add("search.js", data, err); err != nil {
		return err
	}
	data, err = s.markdown.LLMs(s.pages)
	if err := s.add("llms.txt", data, err); err != nil {
		return err
	}
	if s.options.Site == "" {
		return nil
	}
	data, err = s.siteMap()
	return s.add("sitemap.xml", data, err)
}

// searchIndex returns the index as a script, because a page that was opened from the
// file system can load only scripts. An entry consists of address, title and words.
func (s *site) searchIndex() ([]byte, error) {
	var entries [][3]string
	for _, subject := range s.pages.Subjects {
		op := subject.Op
		words := []string{op.Method, op.Path, op.Name.Wire}
		if op.ID != op.Name.Wire {
			words = append(words, op.ID)
		}
		words = append(words, op.Tag.Name.Wire)
		ref := subject.Ref(subject.Current)
		entries = append(entries, [3]string{ref.Page + ".html", ref.Title, text.Printable(strings.Join(words, " "))})
	}
	for _, tag := range s.pages.Tags() {
		entries = append(entries, [3]string{"tags/" + tag.File + ".html", tag.Title, "Group of operations"})
	}
	for _, letter := range s.pages.Letters() {
		for _, schema := range letter.Schemas {
			entries = append(entries, [3]string{schema.Page + ".html", text.Printable(schema.Title), "Schema"})
		}
	}
	data, err := json.Marshal(entries) // escapes <, > and &
	if err != nil {
		return nil, emit.Faultf("%w", err)
	}
	return fmt.Appendf(nil, "searchIndex(%s);\n", strings.ReplaceAll(string(data), "],[", "],\n[")), nil
}

// siteMap returns the addresses of all pages.
func (s *site) siteMap() ([]byte, error) {
	var urls []string
	for _, f := range s.files {
		if page, ok := strings.CutPrefix(f.Path, "docs/"); ok && strings.HasSuffix(page, ".html") {
			urls = append(urls, text.EscapeHTML(strings.TrimRight(s.options.Site, "/")+"/"+page))
		}
	}
	slices.Sort(urls)
	source, err := templates.Read(s.options.Templates, "sitemap.xml.tmpl")
	if err != nil {
		return nil, err
	}
	t, err := template.New("sitemap.xml").Option("missingkey=error").Parse(string(source))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, urls)
	return b.Bytes(), err
}
