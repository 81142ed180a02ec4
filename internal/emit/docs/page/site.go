// Package page holds the content of the pages of a reference, as data. Texts of the
// document are unchanged; the packages that write pages make them safe.
package page

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/docs/sample"
	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/emit/value"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Options add to pages what the API does not contain.
type Options struct {
	Samples    sample.Options
	Changes    Changes   // changes between versions; nil if they are not shown
	Changelog  string    // changes by release, in CommonMark; may be empty
	Releases   []Release // the same by date, newest first
	Violations []string  // dotted paths in the body of an error at which its list of mistakes may be
	ErrorCode  []string  // dotted paths in the body of an error at which its code may be
}

// A Site is the reference of an API. Its maps are never ranged over.
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

// A Subject is an operation with the revision that the pin selects or, if it selects
// none, the default revision.
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

// File returns the path of the page of a revision of an operation, below "operations/"
// and without an extension.
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

// A Ref links to a page of the site. Page is its path without an extension:
// "operations/get-cluster".
type Ref struct{ Title, Page string }

// Ref links to the page of a revision of an operation.
func (s *Subject) Ref(r *model.Revision) Ref {
	return Ref{Title: title(s.Op), Page: "operations/" + s.File(r)}
}

// Fragment returns the page of this site for a link into the publisher's reference:
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

// title returns the summary of an operation or, if it has none, its name.
func title(op *model.Operation) string {
	if summary := text.Printable(op.Summary); summary != "" {
		return summary
	}
	return op.Name.Wire
}
