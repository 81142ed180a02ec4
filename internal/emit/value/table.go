package value

import (
	"github.com/atlasgen/atlasgen/internal/model"
)

// told returns the document's example of a request value. It returns "" if there is
// none, or if the type that the schema refers to has the same.
func (m *Maker) told(s *model.Schema) string {
	x := m.start(Request)
	own, ok := x.given(s, s.Example)
	if !ok || own == "null" {
		return ""
	}
	if ref, isRef := s.Type.(*model.Ref); isRef && m.told(&ref.Decl.Schema) == own {
		return ""
	}
	return PlainNumber(own)
}

// needed returns the example that readers of a JSON Schema need to make the same
// request value as m. It returns "" if they make that value without an example. They
// use examples, defaults, enums, and the types and formats of [plain], but no
// patterns, bounds and lengths.
func (m *Maker) needed(s *model.Schema, name string) string {
	x := m.start(Request)
	own, ok := x.own(s)
	if !ok && !isScalar(s.Type) && !isLong(s.Type) {
		return ""
	}
	if !ok {
		own, ok = x.make(s.Type, name)
	}
	if !ok || own == m.expected(s) {
		return ""
	}
	return own
}

// expected returns the value that a reader makes of a schema without an example.
func (m *Maker) expected(s *model.Schema) string {
	x := m.start(Request)
	if text, ok := x.given(s, s.Default); ok && s.Default != "null" {
		if text == string(s.Default) {
			return text
		}
		return "" // a reader shows the default unchanged
	}
	switch t := s.Type.(type) {
	case *model.Ref:
		text, _ := x.declared(t.Decl, t.Decl.Name.Kebab)
		return text
	case *model.Enum:
		return enumValue(t, 0)
	case model.Primitive:
		return plain(t)
	default:
		return ""
	}
}

func isScalar(t model.Type) bool {
	switch model.Resolved(t).(type) {
	case model.Primitive, *model.Enum:
		return true
	default:
		return false
	}
}

// isLong reports whether a list must have several different items.
func isLong(t model.Type) bool {
	l, ok := t.(*model.List)
	return ok && l.MinItems != nil && *l.MinItems > 1
}

// mark returns the property and value that mark the example of a union as its first
// arm, or "". A nil maker marks nothing.
func (m *Maker) mark(u *model.Union) (property, tag string) {
	if m == nil || u.Discriminator == "" || len(u.Arms) == 0 || len(u.Arms[0].Tags) == 0 {
		return "", ""
	}
	o, ok := u.Arms[0].Decl.Type.(*model.Object)
	if !ok {
		return "", ""
	}
	for _, p := range o.Properties {
		if p.Name.Wire == u.Discriminator && Request.Shows(&p.Schema) {
			return u.Discriminator, m.start(Request).tag(o, u.Discriminator, u.Arms[0].Tags)
		}
	}
	return "", ""
}
