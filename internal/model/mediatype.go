package model

import (
	"cmp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model/coding"
)

// A MediaType is a media type of the document (RFC 9110, section 8.3.1), or a range
// of them (section 12.5.1): "image/*".
type MediaType struct {
	Text    string  // exactly as the document has it; what Accept and Content-Type carry
	Version Version // zero if the type is not versioned
	Format  string  // the structured syntax suffix or subtype: "json", "csv", "gzip", ...
}

// IsJSON reports whether a body of this type is a JSON text.
func (m MediaType) IsJSON() bool { return m.Format == "json" }

// Essence returns the type and subtype in lower case, without parameters.
func (m MediaType) Essence() string {
	essence, _, _ := strings.Cut(m.Text, ";")
	return strings.ToLower(strings.TrimSpace(essence))
}

// IsRange reports whether the type stands for several ones.
func (m MediaType) IsRange() bool { return strings.Contains(m.Text, "*") }

// Coding returns how bodies of the type are written. Versioned types are JSON or
// files.
func (m MediaType) Coding() coding.Coding {
	if m.Version.Stage != Unversioned && !m.IsJSON() {
		return coding.Binary
	}
	return coding.Of(m.Essence(), m.Format)
}

// Coding returns how the body is written. A form whose schema is no object is bytes.
func (p *Payload) Coding() coding.Coding {
	c := p.MediaType.Coding()
	if c != coding.Form && c != coding.Multipart || p.Schema == nil {
		return c
	}
	switch Resolved(p.Schema.Type).(type) {
	case Primitive, *Enum, *List:
		return coding.Binary
	}
	return c
}

// MediaType returns the media type of the part if the document names exactly one.
func (e *Encoding) MediaType() string {
	if strings.ContainsAny(e.ContentType, "*,") {
		return ""
	}
	return e.ContentType
}

// IsForm reports whether the body is a form with fields.
func (p *Payload) IsForm() bool { return p.Coding() == coding.Form || p.Coding() == coding.Multipart }

// ComparePayloads orders representations of one body: the one that callers get or
// send by default is first. It is application/json, else other JSON, else text, else
// what has a type in Go, else a stream; a media type comes before a range.
func ComparePayloads(a, b *Payload) int {
	return cmp.Or(cmp.Compare(a.rank(), b.rank()), strings.Compare(a.MediaType.Text, b.MediaType.Text))
}

// ranks orders codings. Forms without a file are smaller urlencoded.
var ranks = []coding.Coding{coding.JSON, coding.Text, coding.Form, coding.Multipart, coding.Lines, coding.Events, coding.XML, coding.Binary}

func (p *Payload) rank() int {
	m := p.MediaType
	rank := 4 * slices.Index(ranks, m.Coding())
	if m.Coding() == coding.Multipart && hasFile(p.Schema) {
		rank -= 6
	}
	switch {
	case m.IsRange():
		rank += 2
	case m.IsJSON() && m.Essence() != "application/json":
		rank++
	}
	return rank
}

// hasFile reports whether a form has a file or a list of files.
func hasFile(s *Schema) bool {
	if s == nil {
		return false
	}
	o := Fields(Resolved(s.Type))
	return o != nil && slices.ContainsFunc(o.Properties, func(p *Property) bool { return isBinary(p.Type) })
}

// isBinary reports whether a type is binary or a list of binaries.
func isBinary(t Type) bool {
	if list, ok := Resolved(t).(*List); ok {
		t = list.Elem.Type
	}
	p, ok := Resolved(t).(Primitive)
	return ok && p.Kind == String && p.Format == "binary"
}
