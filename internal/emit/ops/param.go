package ops

import (
	"encoding/json"
	"slices"
	"strconv"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/emit/value"
	"github.com/atlasgen/atlasgen/internal/model"
	table "github.com/atlasgen/atlasgen/templates/go/ops"
)

// params returns the parameters of an operation: first those that every call has, then
// the others in document order.
func (s *schemaSet) params(op *model.Operation) []*table.Param {
	required := op.Required()
	var all []*table.Param
	for _, p := range required {
		all = append(all, s.parameter(p))
	}
	for _, p := range op.Params {
		if !slices.Contains(required, p) {
			all = append(all, s.parameter(p))
		}
	}
	return all
}

func (s *schemaSet) parameter(p *model.Param) *table.Param {
	sample := s.maker.Argument(p)
	t := flagged(&p.Schema, sample)
	t.Name, t.Flag, t.Required = p.Name.Wire, p.Name.Kebab, p.Required
	t.In = table.In(p.In.String())
	t.Style, t.Empty, t.Fixed = p.Style, p.Empty, p.Fixed != ""
	t.Joined = t.Array && t.Style == "" && p.Joined
	if !model.Flat(p.Type) {
		s.structured(t, p, sample)
	}
	return t
}

// maxSample is the length of the longest example of a value that is not a scalar.
const maxSample = 300

// structured sets the facts about a parameter whose value is not a scalar or a list of
// scalars.
func (s *schemaSet) structured(t *table.Param, p *model.Param, sample []byte) {
	item := &p.Schema
	if list, ok := model.Resolved(p.Type).(*model.List); ok {
		item = list.Elem
	}
	t.Type, t.Schema, t.Example = "json", s.text(&p.Schema), ""
	if isObject(item.Type) {
		t.Type = "object"
	}
	if len(sample) < maxSample && string(sample) == text.Line(string(sample)) {
		t.Example = string(sample)
	}
}

// isObject reports whether all values of a type are objects.
func isObject(t model.Type) bool {
	switch t := model.Resolved(t).(type) {
	case *model.Object, *model.Map:
		return true
	case model.FreeForm:
		return t.Object
	}
	return model.Fields(t) != nil
}

// fields returns the properties of an object that flags can set: those that the server
// does not set and that are scalars or lists of scalars. whole reports whether these
// are all properties of a request.
func (s *schemaSet) fields(body *model.Schema) (all []*table.Param, whole bool) {
	object, ok := model.Resolved(body.Type).(*model.Object)
	if !ok {
		return nil, false
	}
	whole = true
	for _, p := range object.Properties {
		switch {
		case p.ReadOnly:
		case !model.Flat(p.Type):
			whole = false
		default:
			t := flagged(&p.Schema, s.maker.Example(value.Request, &p.Schema, p.Name.Kebab))
			t.Name, t.Flag, t.Required, t.In = p.Name.Wire, p.Name.Kebab, p.Required, table.Body
			all = append(all, t)
		}
	}
	return all, whole && len(all) > 0 && object.Additional == nil
}

// flagged returns the facts about a flag in its schema. A type that is not a scalar or
// a list of scalars is a text.
func flagged(s *model.Schema, example []byte) *table.Param {
	said := s.Effective()
	t := &table.Param{
		Type:        "string",
		Nullable:    s.Nullable,
		Deprecated:  s.Deprecated,
		Secret:      s.Secret(),
		Description: text.Brief(said.Description),
		Default:     scalar(said.Default),
	}
	item := s
	if list, ok := model.Resolved(s.Type).(*model.List); ok {
		t.Array, item = true, list.Elem
	}
	switch v := model.Resolved(item.Type).(type) {
	case *model.Enum:
		t.Type = v.Kind.String()
		for _, e := range v.Values {
			t.Enum = append(t.Enum, e.Wire)
		}
	case model.Primitive:
		primitive(t, v)
	}
	t.Example = shown(example)
	return t
}

func primitive(t *table.Param, p model.Primitive) {
	t.Type, t.Format, t.Pattern = p.Kind.String(), p.Format, p.Pattern
	t.Min, t.Max = p.Limits.Minimum, p.Limits.Maximum
	t.Above, t.Below = p.Limits.ExclusiveMinimum, p.Limits.ExclusiveMaximum
	if p.Limits.MinLength != nil {
		t.MinLength = *p.Limits.MinLength
	}
	if p.Limits.MaxLength != nil {
		t.MaxLength = *p.Limits.MaxLength
	}
}

// scalar returns the text of a JSON string, the digits of a number, and "" for values
// that are not scalars.
func scalar(j model.JSON) string {
	if j == "" || j[0] == '{' || j[0] == '[' || j == "null" {
		return ""
	}
	if j[0] == '"' {
		return text.FromJSON(string(j))
	}
	if _, err := strconv.ParseFloat(string(j), 64); err != nil && j != "true" && j != "false" {
		return ""
	}
	return string(j)
}

// shown returns an example of a scalar, or the first of a list of scalars, as text for
// a command. It is "" if it does not fit on a line.
func shown(example []byte) string {
	var items []json.RawMessage
	if json.Unmarshal(example, &items) == nil && len(items) > 0 {
		example = items[0]
	}
	sample := scalar(model.JSON(example))
	if sample != text.Line(sample) {
		return ""
	}
	return sample
}
