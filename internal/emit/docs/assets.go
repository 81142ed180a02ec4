package docs

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// assets writes what is no page: stylesheet, script, search index and the lists
// for programs that read the site.
func (s *site) assets() error {
	for _, name := range []string{"style.css", "script.js"} {
		data, err := s.frames.read(name)
		if err != nil {
			return fmt.Errorf("reading %s: %w", name, err)
		}
		s.add(name, data)
	}
	if err := s.searchIndex(); err != nil {
		return err
	}
	if err := s.llms(); err != nil {
		return err
	}
	return s.sitemap()
}

// searchIndex writes the index as a script: a page that was opened from the file
// system may load that, and nothing else. An entry is address, title and words.
func (s *site) searchIndex() error {
	var entries [][3]string
	for _, subject := range s.subjects {
		op := subject.op
		words := []string{op.Method, op.Path, op.Name.Wire}
		if op.ID != op.Name.Wire {
			words = append(words, op.ID)
		}
		words = append(words, op.Tag.Name.Wire)
		entries = append(entries, [3]string{"operations/" + op.Name.Kebab + ".html", title(op), text.Printable(strings.Join(words, " "))})
	}
	for _, service := range s.api.Services {
		entries = append(entries, [3]string{"tags/" + service.Tag.Name.Kebab + ".html", text.Printable(service.Tag.Name.Wire), "Group of operations"})
	}
	for _, d := range s.byName() {
		entries = append(entries, [3]string{"schemas/" + s.schemas[d] + ".html", text.Printable(d.Name.Wire), "Schema"})
	}
	data, err := json.Marshal(entries) // escapes <, > and &
	if err != nil {
		return emit.Faultf("%w", err)
	}
	s.add("search.js", fmt.Appendf(nil, "searchIndex(%s);\n", strings.ReplaceAll(string(data), "],[", "],\n[")))
	return nil
}

type llmsView struct {
	Title, Pin, Count string
	Tags              []textSection
}

type textSection struct{ Title, Text string }

// llms writes the site's list for language models (llmstxt.org).
func (s *site) llms() error {
	v := llmsView{Title: text.Markdown(s.api.Document.Title), Pin: s.api.Pin.String(), Count: count(len(s.subjects), "operation")}
	for _, service := range s.api.Services {
		var b strings.Builder
		for _, op := range s.operations(service.Tag) {
			fmt.Fprintf(&b, "- [%s](operations/%s.md): `%s %s`\n", text.Markdown(title(op)), op.Name.Kebab, op.Method, op.Path)
		}
		v.Tags = append(v.Tags, textSection{text.Markdown(service.Tag.Name.Wire), b.String()})
	}
	return s.text("llms.txt", "llms.txt", v)
}

// sitemap writes the addresses of all pages, if the site has one.
func (s *site) sitemap() error {
	if s.options.Site == "" {
		return nil
	}
	var urls []string
	for _, f := range s.files {
		if page, ok := strings.CutPrefix(f.Path, "docs/"); ok && strings.HasSuffix(page, ".html") {
			urls = append(urls, text.EscapeHTML(strings.TrimRight(s.options.Site, "/")+"/"+page))
		}
	}
	slices.Sort(urls)
	return s.text("sitemap.xml", "sitemap.xml", urls)
}
