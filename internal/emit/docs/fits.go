package docs

import (
	"encoding/json"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// fits reports whether a JSON text of the document is a value of a schema that
// may be shown on this side. Some of the document's own examples are not.
func (x *examples) fits(s *model.Schema, text model.JSON) bool {
	ref, ok := s.Type.(*model.Ref)
	if text == "" || !ok {
		return text != "" && x.allows(s, text)
	}
	key := fit{ref.Decl, x.side, text, s.Nullable}
	fits, known := x.fitting[key]
	if !known {
		fits = x.allows(s, text)
		x.fitting[key] = fits
	}
	return fits
}

// A fit is a question that many pages ask: whether a text is a value of a
// declared type.
type fit struct {
	decl     *model.Decl
	side     side
	text     model.JSON
	nullable bool
}

func (x *examples) allows(s *model.Schema, text model.JSON) bool {
	d := json.NewDecoder(strings.NewReader(string(text)))
	d.UseNumber()
	var value any
	if d.Decode(&value) != nil {
		return false
	}
	return x.valid(s, value)
}

func (x *examples) valid(s *model.Schema, value any) bool {
	if value == nil {
		return s.Nullable
	}
	return x.validType(s.Type, value)
}

func (x *examples) validType(t model.Type, value any) bool {
	switch t := t.(type) {
	case model.Primitive:
		return x.validScalar(t, value)
	case *model.Ref:
		return x.valid(&t.Decl.Schema, value)
	case *model.List:
		return x.validList(t, value)
	case *model.Map:
		return x.validMap(t, value)
	case *model.Object:
		return x.validObject(t, value)
	case *model.Enum:
		return validEnum(t, value)
	case *model.Union:
		return x.validUnion(t, value)
	case model.FreeForm:
		_, object := value.(map[string]any)
		return object || !t.Object
	default:
		return false
	}
}

func (x *examples) validScalar(p model.Primitive, value any) bool {
	switch v := value.(type) {
	case bool:
		return p.Kind == model.Boolean
	case string:
		return p.Kind == model.String && allowed(v, p.Limits) && validFormat(p.Format, v) &&
			(p.Pattern == "" || x.patterns.matches(p.Pattern, v))
	case json.Number:
		return (p.Kind == model.Number || p.Kind == model.Integer && rational(string(v)).IsInt()) &&
			number(string(v), p.Limits) == decimal(rational(string(v)))
	default:
		return false
	}
}

func (x *examples) validList(l *model.List, value any) bool {
	items, ok := value.([]any)
	if !ok || l.MinItems != nil && len(items) < *l.MinItems || l.MaxItems != nil && len(items) > *l.MaxItems {
		return false
	}
	for _, item := range items {
		if !x.valid(l.Elem, item) {
			return false
		}
	}
	return true
}

func (x *examples) validMap(m *model.Map, value any) bool {
	members, ok := value.(map[string]any)
	if !ok {
		return false
	}
	for name, member := range members { // in any order: all must be right
		if !x.valid(m.Elem, member) || m.KeyPattern != "" && !x.patterns.matches(m.KeyPattern, name) {
			return false
		}
	}
	return true
}

// validObject reports whether an object has what it must and nothing that does
// not travel this way.
func (x *examples) validObject(o *model.Object, value any) bool {
	members, ok := value.(map[string]any)
	if !ok {
		return false
	}
	for _, p := range o.Properties {
		member, there := members[p.Name.Wire]
		switch shows := x.side.shows(&p.Schema); {
		case there && (!shows || !x.valid(&p.Schema, member)):
			return false
		case !there && p.Required && shows:
			return false
		}
	}
	return true
}

func validEnum(e *model.Enum, value any) bool {
	text, isText := value.(string)
	if number, ok := value.(json.Number); ok {
		text = string(number)
	}
	for _, v := range e.Values {
		if v.Wire == text && isText == (e.Kind == model.String) {
			return true
		}
	}
	return false
}

func (x *examples) validUnion(u *model.Union, value any) bool {
	for _, a := range u.Arms {
		if x.valid(&a.Decl.Schema, value) {
			return true
		}
	}
	return false
}
