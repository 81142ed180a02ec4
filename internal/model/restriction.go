package model

import "strings"

// A Restriction is what a schema demands of values beside their type: "not", "if",
// alternatives of required properties, and others. Value is the text of a JSON Schema
// that has only these keywords.
type Restriction struct {
	Keyword string // the first of its keywords
	Value   []Part
}

// A Part is a piece of JSON text, or the reference to a declared type.
type Part struct {
	Text string
	Decl *Decl // nil for a text
}

// Text returns the JSON text of the restriction. ref returns the text, with quotes, of
// a reference to a declaration.
func (r *Restriction) Text(ref func(*Decl) string) string {
	var b strings.Builder
	for _, p := range r.Value {
		if p.Decl != nil {
			b.WriteString(ref(p.Decl))
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}
