package docs

import (
	"bytes"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/docs/sample"
	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/emit/value"
	"github.com/atlasgen/atlasgen/internal/model"
)

// A site is the reference being written. Its maps are asked, never ranged over.
type site struct {
	api      *model.API
	options  Options
	frames   *frames
	prose    *text.Prose
	values   *value.Maker
	samples  *sample.Maker
	subjects []*subject             // by kebab name
	pages    map[string]string      // operation, by any of its names -> file below "operations/" without extension
	schemas  map[*model.Decl]string // schema of the document -> file below "schemas/" without extension
	examples map[string]string      // JSON -> coloured HTML
	texts    map[string]string      // CommonMark -> the same, made safe
	navs     map[*model.Tag]string
	buffer   bytes.Buffer // of the page that is being written
	outline  outline      // of the section that is being written
	paper    paper        // of the page in Markdown that is being written
	files    []emit.File
}

// A subject is an operation of the API with the revision that the pin selects;
// where it selects none, the newest.
type subject struct {
	op      *model.Operation
	current *model.Revision
}

func newSite(api *model.API, o Options) (*site, error) {
	frames, err := newFrames(o.Templates)
	if err != nil {
		return nil, err
	}
	s := &site{
		api: api, options: o, frames: frames, values: value.NewMaker(),
		pages: map[string]string{}, schemas: map[*model.Decl]string{},
		examples: map[string]string{}, texts: map[string]string{},
		navs: map[*model.Tag]string{},
	}
	s.samples = sample.NewMaker(api, sample.Options{Module: o.Module, Package: o.Package, CLI: o.CLI, Command: o.Command}, s.values)
	s.prose = text.NewProse(s.fragment)
	s.outline.site, s.paper.site = s, s
	s.findSubjects()
	s.nameSchemas()
	return s, nil
}

func (s *site) findSubjects() {
	for _, e := range s.api.Endpoints {
		if s.pages[e.Operation.Name.Wire] == "" {
			s.subjects = append(s.subjects, newSubject(e.Operation, s.api.Pin))
			s.pages[e.Operation.Name.Wire] = e.Operation.Name.Kebab
			s.pages[e.Operation.ID] = e.Operation.Name.Kebab
		}
	}
	slices.SortFunc(s.subjects, func(a, b *subject) int { return strings.Compare(a.op.Name.Kebab, b.op.Name.Kebab) })
}

func newSubject(op *model.Operation, pin model.Version) *subject {
	s := &subject{op: op, current: op.Resolve(pin)}
	if s.current == nil {
		s.current = op.Revisions[len(op.Revisions)-1]
	}
	return s
}

// file returns the name of the page of an operation in one of its revisions,
// below "operations/" without extension.
func (s *subject) file(r *model.Revision) string {
	if r == s.current {
		return s.op.Name.Kebab
	}
	return s.op.DatedName(r.Version).Kebab
}

func (s *site) nameSchemas() {
	taken := newAnchors()
	for _, d := range s.api.Decls {
		if d.Name.Wire != "" {
			s.schemas[d] = taken.take(d.Name.Kebab)
		}
	}
}

// fragment returns the page that a link into the published reference leads to:
// "tag/Projects/operation/listProjects".
func (s *site) fragment(fragment string) string {
	parts := strings.Split(fragment, "/")
	if page := s.pages[parts[len(parts)-1]]; page != "" && slices.Contains(parts, "operation") {
		return "../operations/" + page + ".html"
	}
	if len(parts) == 2 && parts[0] == "tag" {
		for _, service := range s.api.Services {
			if strings.ReplaceAll(service.Tag.Name.Wire, " ", "-") == parts[1] {
				return "../tags/" + service.Tag.Name.Kebab + ".html"
			}
		}
	}
	return ""
}

func (s *site) add(path string, data []byte) {
	s.files = append(s.files, emit.File{Path: "docs/" + path, Data: data})
}
