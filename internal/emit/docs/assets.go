package docs

import (
	"bytes"
	"slices"
	"strings"
	"text/template"

	"github.com/atlasgen/atlasgen/internal/emit/docs/search"
	"github.com/atlasgen/atlasgen/internal/emit/text"
	templates "github.com/atlasgen/atlasgen/templates/docs"
)

// assets writes the other files: stylesheet, script, search index and the lists for
// programs that read the site.
func (s *site) assets() error {
	for _, name := range append([]string{"style.css"}, templates.Scripts...) {
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
	if feed, ok, err := s.html.Feed(strings.TrimRight(s.options.Site, "/")); ok || err != nil {
		if err := s.add("feed.xml", feed, err); err != nil {
			return err
		}
	}
	data, err = s.siteMap()
	return s.add("sitemap.xml", data, err)
}

// searchIndex returns the index of the pages, with the guide.
func (s *site) searchIndex() ([]byte, error) {
	o := search.Options{Synonyms: s.options.Dialect.Search.Synonyms}
	for _, x := range s.html.Guide() {
		o.Guide = append(o.Guide, search.Section{Address: x.Page, Title: x.Title, Kind: "Guide"})
	}
	return search.Write(s.pages, o)
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
