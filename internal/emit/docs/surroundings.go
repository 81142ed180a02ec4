package docs

import (
	"fmt"
	"html/template"
	"regexp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

type indexView struct {
	Count, Pin  string
	Description template.HTML
	Tags        []section
}

// surroundings writes the pages that are about no single operation.
func (s *site) surroundings() error {
	pages := []func() error{s.index, s.schemaIndex, s.versionsPage, s.authentication, s.errorsPage, s.changelog}
	for _, write := range pages {
		if err := write(); err != nil {
			return err
		}
	}
	return nil
}

// atTop returns HTML that was written for a page below the top for one at it.
func atTop(html template.HTML) template.HTML {
	return template.HTML(strings.ReplaceAll(string(html), `href="../`, `href="`))
}

func (s *site) index() error {
	v := indexView{
		Pin: choose(s.api.Pin.String() != "", s.api.Pin.String(), "the document's only version"), Count: count(len(s.subjects), "operation"),
		Description: atTop(template.HTML(s.prose.HTML(s.api.Document.Description))),
	}
	for _, service := range s.api.Services {
		tag := service.Tag
		v.Tags = append(v.Tags, section{tag.Name.Kebab, text.Printable(tag.Name.Wire), s.list(tag, "")})
	}
	return s.html("index.html", "index.html", "All operations", s.nav(nil, "index.html"), v)
}

// schemaIndex lists the schemas under their first letters.
func (s *site) schemaIndex() error {
	var sections []section
	var m *markup
	for _, d := range s.byName() {
		letter := strings.ToUpper(d.Name.Kebab[:1])
		if m == nil || sections[len(sections)-1].Title != letter {
			sections = append(sections, section{Anchor: "schemas-" + letter, Title: letter})
			m = &markup{}
		}
		m.raw("<li>")
		m.link("schemas/"+s.schemas[d]+".html", d.Name.Wire)
		m.raw("</li>\n")
		sections[len(sections)-1].HTML = `<ul class="letters">` + "\n" + m.html() + "</ul>\n"
	}
	return s.plain("schemas.html", "Schemas", sections)
}

func (s *site) byName() []*model.Decl {
	var decls []*model.Decl
	for _, d := range s.api.Decls {
		if s.schemas[d] != "" {
			decls = append(decls, d)
		}
	}
	return slices.SortedStableFunc(slices.Values(decls), func(a, b *model.Decl) int { return strings.Compare(a.Name.Kebab, b.Name.Kebab) })
}

func (s *site) plain(path, title string, sections []section) error {
	return s.html(path, "plain.html", title, s.nav(nil, path), sections)
}

// changelog shows what changed from release to release, then what the document
// says of single operations.
func (s *site) changelog() error {
	sections := s.releases()
	if notes := s.notes(); notes != "" {
		sections = append(sections, section{"operations", "Noted by the document", notes})
	}
	if len(sections) == 0 {
		sections = append(sections, section{"empty", "Nothing yet", "<p>No release has been compared with another one.</p>\n"})
	}
	return s.plain("changelog.html", "Changelog", sections)
}

// heading is the line that begins a section of a changelog.
var heading = regexp.MustCompile(`(?m)^#{1,2} +(.*)$`)

// releases splits the given changelog at its headings.
func (s *site) releases() []section {
	var sections []section
	changelog := s.options.Changelog
	places := heading.FindAllStringSubmatchIndex(changelog, -1)
	for i, at := range places {
		end := len(changelog)
		if i+1 < len(places) {
			end = places[i+1][0]
		}
		sections = append(sections, section{
			Anchor: fmt.Sprintf("release-%d", i+1), Title: text.Printable(strings.TrimSpace(changelog[at[2]:at[3]])),
			HTML: template.HTML(s.prose.Convert(changelog[at[1]:end])),
		})
	}
	return sections
}

type dated struct {
	change  model.Change
	subject *subject
}

// notes lists the changelogs of all operations, newest first.
func (s *site) notes() template.HTML {
	var all []dated
	for _, subject := range s.subjects {
		for _, c := range subject.op.Changelog {
			all = append(all, dated{c, subject})
		}
	}
	slices.SortStableFunc(all, func(a, b dated) int { return strings.Compare(string(b.change.Date), string(a.change.Date)) })
	var m markup
	for _, d := range all {
		m.raw("<h3>")
		m.text(string(d.change.Date) + " ")
		m.link("operations/"+d.subject.op.Name.Kebab+".html", title(d.subject.op))
		m.raw("</h3>\n", string(atTop(template.HTML(s.prose.HTML(d.change.Text)))))
	}
	return m.html()
}
