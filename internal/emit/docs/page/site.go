// Package page says what the pages of a reference hold, as data. Its texts are
// those of the document, as they stand there; whoever writes a page makes them safe.
package page

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/docs/sample"
	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/emit/value"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Options say what pages hold beside the API.
type Options struct {
	Samples   sample.Options
	Changes   Changes // what changed between versions; nil if it is not shown
	Changelog string  // what changed from release to release, in CommonMark; may be empty
}

// A Site is the reference of an API. Its maps are looked up, never ranged over.
type Site struct {
	API      *model.API
	Subjects []*Subject // by kebab name

	options Options
	values  *value.Maker
	samples *sample.Maker
	pages   map[string]string      // operation, by any of its names -> file below "operations/" without extension
	schemas map[*model.Decl]string // schema of the document -> file below "schemas/" without extension
	common  [][]string             // credentials of most operations
	extents map[*model.Decl]int    // bytes that a schema takes, about
	room    int                    // bytes that schemas on the page of an operation may take, about
}

// A Subject is an operation of the API with the revision that the pin selects;
// where it selects none, its default one.
type Subject struct {
	Op      *model.Operation
	Current *model.Revision
}

// NewSite returns the reference of an API.
func NewSite(api *model.API, o Options) *Site {
	s := &Site{API: api, options: o, values: value.NewMaker(), pages: map[string]string{}, schemas: map[*model.Decl]string{}, extents: map[*model.Decl]int{}, common: api.Document.CommonUses()}
	s.samples = sample.NewMaker(api, o.Samples, s.values)
	s.findSubjects()
	s.nameSchemas()
	s.limitRoom()
	return s
}

func (s *Site) findSubjects() {
	for _, e := range s.API.Endpoints {
		if s.pages[e.Operation.Name.Wire] == "" {
			s.Subjects = append(s.Subjects, newSubject(e.Operation, s.API.Pin))
			s.pages[e.Operation.Name.Wire] = e.Operation.Name.Kebab
			s.pages[e.Operation.ID] = e.Operation.Name.Kebab
		}
	}
	slices.SortFunc(s.Subjects, func(a, b *Subject) int { return strings.Compare(a.Op.Name.Kebab, b.Op.Name.Kebab) })
}

func newSubject(op *model.Operation, pin model.Version) *Subject {
	s := &Subject{Op: op, Current: op.Resolve(pin)}
	if s.Current == nil {
		s.Current = op.Default()
	}
	return s
}

// File returns the name of the page of an operation in one of its revisions,
// below "operations/" without extension.
func (s *Subject) File(r *model.Revision) string {
	if r == s.Current {
		return s.Op.Name.Kebab
	}
	return s.Op.DatedName(r.Version).Kebab
}

func (s *Site) nameSchemas() {
	taken := newAnchors()
	for _, d := range s.API.Decls {
		if d.Name.Wire != "" {
			s.schemas[d] = taken.take(d.Name.Kebab)
		}
	}
}

// A Ref leads to a page of the site. Page is its path without extension:
// "operations/get-cluster".
type Ref struct{ Title, Page string }

// Ref leads to the page of an operation in one of its revisions.
func (s *Subject) Ref(r *model.Revision) Ref {
	return Ref{Title: title(s.Op), Page: "operations/" + s.File(r)}
}

// Fragment returns the page that a link into the published reference leads to:
// "tag/Projects/operation/listProjects". It returns "" if there is none.
func (s *Site) Fragment(fragment string) string {
	parts := strings.Split(fragment, "/")
	if page := s.pages[parts[len(parts)-1]]; page != "" && slices.Contains(parts, "operation") {
		return "operations/" + page
	}
	if len(parts) == 2 && parts[0] == "tag" {
		for _, service := range s.API.Services {
			if strings.ReplaceAll(service.Tag.Name.Wire, " ", "-") == parts[1] {
				return "tags/" + service.Tag.Name.Kebab
			}
		}
	}
	return ""
}

// title returns the summary of an operation, else its name.
func title(op *model.Operation) string {
	if summary := text.Printable(op.Summary); summary != "" {
		return summary
	}
	return op.Name.Wire
}
