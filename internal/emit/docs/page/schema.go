package page

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/value"
	"github.com/atlasgen/atlasgen/internal/model"
)

// A Schema is a schema of the document that the API reaches.
type Schema struct {
	Ref
	Description string // CommonMark
	Value       Value
	Tree        *Tree
	Uses        []Ref // operations
	Example     json.RawMessage
}

// Schemas calls yield for each schema of the document that the API reaches. It
// describes a schema with all its attributes; a schema in them has a page of its
// own.
func (s *Site) Schemas(yield func(*Schema) bool) {
	uses := s.uses()
	for _, d := range s.API.Decls {
		if s.schemas[d] != "" && !yield(s.schema(d, uses[d])) {
			return
		}
	}
}

func (s *Site) schema(d *model.Decl, uses []Ref) *Schema {
	t := newTrees(s)
	t.shallow, t.side = true, value.Both
	x := &Schema{Ref: s.schemaRef(d), Description: d.Description, Uses: uses, Example: s.values.Declared(value.Response, d)}
	x.Value, x.Tree = t.declared(d, t.anchors.take("schema"))
	return x
}

func (s *Site) schemaRef(d *model.Decl) Ref {
	return Ref{Title: d.Name.Wire, Page: "schemas/" + s.schemas[d]}
}

// uses returns the operations that use each schema.
func (s *Site) uses() map[*model.Decl][]Ref {
	uses := map[*model.Decl][]Ref{} // looked up, never ranged over
	for _, subject := range s.Subjects {
		e := &model.Endpoint{Name: subject.Op.Name, Operation: subject.Op, Revision: subject.Current}
		for _, d := range e.Reach() {
			uses[d] = append(uses[d], subject.Ref(subject.Current))
		}
	}
	return uses
}

// A Letter has the schemas whose names begin with it.
type Letter struct {
	Letter  string
	Schemas []Ref
}

// Letters returns the schemas under their first letters.
func (s *Site) Letters() []Letter {
	var letters []Letter
	for _, d := range s.byName() {
		letter := strings.ToUpper(d.Name.Kebab[:1])
		if n := len(letters); n == 0 || letters[n-1].Letter != letter {
			letters = append(letters, Letter{Letter: letter})
		}
		last := &letters[len(letters)-1]
		last.Schemas = append(last.Schemas, s.schemaRef(d))
	}
	return letters
}

func (s *Site) byName() []*model.Decl {
	var decls []*model.Decl
	for _, d := range s.API.Decls {
		if s.schemas[d] != "" {
			decls = append(decls, d)
		}
	}
	return slices.SortedStableFunc(slices.Values(decls), func(a, b *model.Decl) int { return strings.Compare(a.Name.Kebab, b.Name.Kebab) })
}
