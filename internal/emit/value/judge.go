package value

import (
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
)

// A judge checks values in the same way as the command line and the fake. Its maps are
// never ranged over.
type judge struct {
	set    *schema.Set
	decls  map[string]*model.Decl // by the Go name that references contain
	parsed map[*model.Schema]*schema.Schema
	writer SchemaWriter
}

func newJudge() *judge {
	j := &judge{decls: map[string]*model.Decl{}, parsed: map[*model.Schema]*schema.Schema{}}
	j.set = schema.NewSet(func(name string) *schema.Schema { return j.parse(&j.decls[name].Schema) })
	j.writer.Refer = func(d *model.Decl) { j.decls[d.Name.Go] = d }
	return j
}

// allows reports whether a schema allows a value that is sent in this direction.
func (j *judge) allows(s *model.Schema, value any, way Side) bool {
	return len(j.set.Check(value, j.parse(s), ways[way])) == 0
}

var ways = [...]schema.Way{Request: schema.Request, Response: schema.Answer, Both: schema.Any}

func (j *judge) parse(s *model.Schema) *schema.Schema {
	known := j.parsed[s]
	if known == nil {
		known = schema.Parse(j.writer.Text(s, ""))
		j.parsed[s] = known
	}
	return known
}
