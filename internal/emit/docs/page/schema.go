package page

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/value"
	"github.com/atlasgen/atlasgen/internal/model"
)

// A Schema is a schema of the document that the API uses.
type Schema struct {
	Ref
	Description string // CommonMark
	Value       Value
	Tree        *Tree
	Uses        []Ref // operations, maxUses at most
	Others      int   // operations beyond these
	Example     json.RawMessage
}

// Schemas calls yield for each schema of the document that the API uses. A description
// contains the attributes of the schema. Nested schemas have pages of their own.
func (s *Site) Schemas(yield func(*Schema) bool) {
	uses := s.uses()
	for _, d := range s.API.Decls {
		if s.schemas[d] != "" && !yield(s.schema(d, uses)) {
			return
		}
	}
}

func (s *Site) schema(d *model.Decl, uses uses) *Schema {
	t := newTrees(s)
	t.shallow, t.side = true, value.Both
	x := &Schema{Ref: s.schemaRef(d), Description: d.Description, Example: s.values.Declared(value.Response, d)}
	if u := uses[d]; u != nil {
		x.Uses, x.Others = u.first, u.others
	}
	x.Value, x.Tree = t.declared(d, t.anchors.take("schema"))
	return x
}

func (s *Site) schemaRef(d *model.Decl) Ref {
	return Ref{Title: d.Name.Wire, Page: "schemas/" + s.schemas[d]}
}

// maxUses is how many operations the page of a schema names.
const maxUses = 40

// uses is which operations use each schema. It is asked, never ranged over.
type uses map[*model.Decl]*users

// users are the first operations that use a schema, and how many others do.
type users struct {
	first  []Ref
	others int
}

func (u uses) add(d *model.Decl, user Ref) {
	if u[d] == nil {
		u[d] = &users{}
	}
	if len(u[d].first) < maxUses {
		u[d].first = append(u[d].first, user)
	} else {
		u[d].others++
	}
}

// uses returns the operations that use each schema; of very many uses, only those
// without another schema between them.
func (s *Site) uses() uses {
	all, visits := uses{}, 0
	for _, subject := range s.Subjects {
		seen := map[*model.Decl]bool{} // asked, never ranged over
		e := &model.Endpoint{Operation: subject.Op, Revision: subject.Current}
		e.Walk(func(d *model.Decl) bool {
			visits++
			if seen[d] {
				return false
			}
			seen[d] = true
			all.add(d, subject.Ref(subject.Current))
			return visits <= maxVisits
		})
	}
	return all
}

// A Letter holds the schemas whose names begin with it.
type Letter struct {
	Letter  string
	Schemas []Ref
}

// Letters groups the schemas by their first letters.
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
