package model

import "strings"

// Effective returns the schema with its effective description, default, example and
// link. Each is the schema's own or, if it has none, that of the nearest declaration
// that it refers to. Flags are returned as they are, because the parser sets them on
// every use of a declaration.
func (s *Schema) Effective() Schema {
	e := *s
	for ref, ok := s.Type.(*Ref); ok; ref, ok = ref.Decl.Type.(*Ref) {
		d := &ref.Decl.Schema
		if strings.TrimSpace(e.Description) == "" {
			e.Description = d.Description
		}
		if e.Default == "" {
			e.Default = d.Default
		}
		if e.Example == "" {
			e.Example = d.Example
		}
		if e.Docs == nil {
			e.Docs = d.Docs
		}
	}
	return e
}

// Secret reports whether values of the schema must not be shown: write-only values and
// passwords.
func (s *Schema) Secret() bool { return s.WriteOnly || s.Password() }

// Password reports whether a value of the schema is a password or a list of
// passwords.
func (s *Schema) Password() bool {
	t := Resolved(s.Type)
	if list, ok := t.(*List); ok {
		t = Resolved(list.Elem.Type)
	}
	p, ok := t.(Primitive)
	return ok && p.Format == "password"
}
