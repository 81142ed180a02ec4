package value

import (
	"encoding/json"
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// valid reports whether a value, less what is not shown, is one of a schema.
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
		_, object := value.(*tree.Object)
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
	object, ok := value.(*tree.Object)
	if !ok {
		return false
	}
	for _, member := range object.Members() {
		if !x.valid(m.Elem, member.Value) || m.KeyPattern != "" && !x.patterns.matches(m.KeyPattern, member.Name) {
			return false
		}
	}
	return true
}

// validObject reports whether an object has what must travel this way.
func (x *examples) validObject(o *model.Object, value any) bool {
	object, ok := value.(*tree.Object)
	if !ok {
		return false
	}
	for _, p := range o.Properties {
		member, there := object.Get(p.Name.Wire)
		if there && !x.valid(&p.Schema, member) || !there && p.Required && x.side.Shows(&p.Schema) {
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
	return slices.ContainsFunc(candidates(u, value), func(a *model.Arm) bool { return x.valid(&a.Decl.Schema, value) })
}

// candidates returns the arms that a value may belong to: those that its tag
// names, or all.
func candidates(u *model.Union, value any) []*model.Arm {
	object, ok := value.(*tree.Object)
	if !ok {
		return u.Arms
	}
	tag, _ := object.Get(u.Discriminator)
	var named []*model.Arm
	for _, a := range u.Arms {
		if text, ok := tag.(string); ok && slices.Contains(a.Tags, text) {
			named = append(named, a)
		}
	}
	if named == nil {
		return u.Arms
	}
	return named
}
