package ops

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/emit/value"
	"github.com/atlasgen/atlasgen/internal/model"
	table "github.com/atlasgen/atlasgen/templates/go/ops"
)

// A schemaSet writes schemas as JSON Schema and collects the declarations that they
// refer to.
type schemaSet struct {
	maker  *value.Maker
	writer value.SchemaWriter
	seen   map[*model.Decl]bool // looked up, never ranged over
	queue  []*model.Decl
}

func newSchemas() *schemaSet {
	s := &schemaSet{maker: value.NewMaker(), seen: map[*model.Decl]bool{}}
	s.writer = value.SchemaWriter{Refer: s.refer, Describe: describe, Maker: s.maker}
	return s
}

func describe(s *model.Schema) string { return text.Brief(s.Description) }

func (s *schemaSet) refer(d *model.Decl) {
	if !s.seen[d] {
		s.seen[d] = true
		s.queue = append(s.queue, d)
	}
}

func (s *schemaSet) text(schema *model.Schema) string { return s.writer.Text(schema, "") }

// all returns the collected declarations and those that they refer to, by name.
func (s *schemaSet) all() []table.Schema {
	var list []table.Schema
	for i := 0; i < len(s.queue); i++ { // the queue grows in the loop
		d := s.queue[i]
		list = append(list, table.Schema{Name: d.Name.Go, Text: s.writer.Text(&d.Schema, d.Name.Kebab)})
	}
	slices.SortFunc(list, func(a, b table.Schema) int { return strings.Compare(a.Name, b.Name) })
	return list
}
