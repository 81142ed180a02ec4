package model

import (
	"cmp"
	"slices"
	"strings"
)

// A MediaType is a media type of the document (RFC 9110, section 8.3.1), or a range
// of them (section 12.5.1): "image/*".
type MediaType struct {
	Text    string  // exactly as the document has it; what Accept and Content-Type carry
	Version Version // zero if the type is not versioned
	Format  string  // the structured syntax suffix or subtype: "json", "csv", "gzip", ...
}

// A Coding is how bodies of a media type are written.
type Coding int

// The codings.
const (
	BinaryCoding    Coding = iota // bytes in an unknown format
	JSONCoding                    // one JSON text
	TextCoding                    // text/plain and others, but tables and markup
	FormCoding                    // application/x-www-form-urlencoded
	MultipartCoding               // multipart/form-data
	XMLCoding                     // application/xml, text/xml, +xml
	LinesCoding                   // a sequence of JSON texts: application/x-ndjson, application/json-seq
	EventsCoding                  // text/event-stream
)

// codings are the codings of media types in lower case that Format does not tell.
var codings = map[string]Coding{
	"application/x-www-form-urlencoded": FormCoding,
	"multipart/form-data":               MultipartCoding,
	"text/event-stream":                 EventsCoding,
	"text/csv":                          BinaryCoding,
	"text/tab-separated-values":         BinaryCoding,
	"text/*":                            TextCoding,
}

// formats are the codings of formats, whatever the type before them.
var formats = map[string]Coding{
	"json": JSONCoding, "xml": XMLCoding,
	"x-ndjson": LinesCoding, "ndjson": LinesCoding, "jsonl": LinesCoding, "x-jsonl": LinesCoding, "jsonlines": LinesCoding, "x-jsonlines": LinesCoding,
	"json-seq": LinesCoding,
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
func (m MediaType) Coding() Coding {
	essence := m.Essence()
	switch coding, ok := codings[essence]; {
	case m.IsJSON():
		return JSONCoding
	case m.Version.Stage != Unversioned:
		return BinaryCoding
	case ok:
		return coding
	case formats[m.Format] != BinaryCoding:
		return formats[m.Format]
	case strings.HasPrefix(essence, "text/"):
		return TextCoding
	}
	return BinaryCoding
}

// Coding returns how the body is written. A form whose schema is no object is bytes.
func (p *Payload) Coding() Coding {
	coding := p.MediaType.Coding()
	if coding != FormCoding && coding != MultipartCoding || p.Schema == nil {
		return coding
	}
	switch Resolved(p.Schema.Type).(type) {
	case Primitive, *Enum, *List:
		return BinaryCoding
	}
	return coding
}

// MediaType returns the media type of the part if the document names exactly one.
func (e *Encoding) MediaType() string {
	if strings.ContainsAny(e.ContentType, "*,") {
		return ""
	}
	return e.ContentType
}

// IsForm reports whether the body is a form with fields.
func (p *Payload) IsForm() bool { return p.Coding() == FormCoding || p.Coding() == MultipartCoding }

// ComparePayloads orders representations of one body: the one that callers get or
// send by default is first. It is application/json, else other JSON, else text, else
// what has a type in Go, else a stream; a media type comes before a range.
func ComparePayloads(a, b *Payload) int {
	return cmp.Or(cmp.Compare(a.rank(), b.rank()), strings.Compare(a.MediaType.Text, b.MediaType.Text))
}

// ranks orders codings. Forms without a file are smaller urlencoded.
var ranks = []Coding{JSONCoding, TextCoding, FormCoding, MultipartCoding, LinesCoding, EventsCoding, XMLCoding, BinaryCoding}

func (p *Payload) rank() int {
	m := p.MediaType
	rank := 4 * slices.Index(ranks, m.Coding())
	if m.Coding() == MultipartCoding && hasFile(p.Schema) {
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
