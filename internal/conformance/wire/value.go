package wire

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

// A kind says how a value is taken apart.
type kind uint8

const (
	scalar kind = iota
	list
	object
)

// A shape is what a schema says about the form of a value.
type shape struct {
	kind       kind
	word       string // the type of a scalar, or "" if it may be any
	items      *shape
	properties map[string]*shape
	open       bool // an object may have other properties
	other      *shape
}

// shape returns the shape of a schema. Parts of an allOf count together.
func (d *Reader) shape(n *spec.Node) *shape {
	s := &shape{properties: map[string]*shape{}}
	d.shapeInto(s, n, 0)
	return s
}

const deepest = 20 // schemas may contain themselves

func (d *Reader) shapeInto(s *shape, n *spec.Node, depth int) {
	n = d.doc.Deref(n)
	if n == nil || depth > deepest {
		return
	}
	for _, word := range typesOf(n) {
		switch word {
		case "array":
			s.kind = list
		case "object":
			s.kind = object
		case "null":
		default:
			s.word = word
		}
	}
	if n.Get("items") != nil {
		s.items = d.sub(n.Get("items"), depth)
	}
	for _, name := range n.Get("properties").Members() {
		s.kind, s.properties[name] = object, d.sub(n.Get("properties", name), depth)
	}
	if more := n.Get("additionalProperties"); more != nil && more.Scalar != false {
		s.open, s.other = true, d.sub(more, depth)
	}
	for _, part := range n.Get("allOf").List() {
		d.shapeInto(s, part, depth+1)
	}
}

func (d *Reader) sub(n *spec.Node, depth int) *shape {
	s := &shape{properties: map[string]*shape{}}
	d.shapeInto(s, n, depth+1)
	return s
}

func typesOf(n *spec.Node) []string {
	t := n.Get("type")
	if t == nil {
		return nil
	}
	if t.Text() != "" {
		return []string{t.Text()}
	}
	var all []string
	for _, item := range t.List() {
		all = append(all, item.Text())
	}
	return all
}

// A value is a parameter as it was sent: a text, items, or members.
type value struct {
	text    string
	items   []string
	members []pair
	found   bool
	escaped bool // percent-encoded
	plus    bool // a plus is a space
}

// split takes a list or an object apart, and decodes it.
func (v value) split(separator string, shape *shape, s style) value {
	if !v.found || shape.kind == scalar {
		return v.decoded()
	}
	var parts []string
	if v.text != "" {
		parts = strings.Split(v.text, separator)
	}
	if shape.kind == list {
		v.items = parts
		return v.decoded()
	}
	for i := 0; i < len(parts); i++ {
		p := pair{name: parts[i]}
		if s.explode {
			p.name, p.value, _ = strings.Cut(parts[i], "=")
		} else if i++; i < len(parts) {
			p.value = parts[i]
		}
		v.members = append(v.members, p)
	}
	return v.decoded()
}

// decoded undoes the percent-encoding.
func (v value) decoded() value {
	if !v.escaped {
		return v
	}
	v.text, v.escaped = unescape(v.text, v.plus), false
	for i := range v.items {
		v.items[i] = unescape(v.items[i], v.plus)
	}
	for i := range v.members {
		v.members[i].name, v.members[i].value = unescape(v.members[i].name, v.plus), unescape(v.members[i].value, v.plus)
	}
	return v
}

// typed returns a value as JSON of the type that its schema says.
func (d *Reader) typed(out *Reading, place string, v value, s *shape) string {
	switch {
	case v.members != nil:
		return d.object(out, place, v.members, s)
	case s.kind == list:
		parts := []string{}
		for _, item := range v.items {
			parts = append(parts, scalarOf(out, place, item, s.items))
		}
		return "[" + strings.Join(parts, ",") + "]"
	default:
		return scalarOf(out, place, v.text, s)
	}
}

// object returns members as a JSON object. A name such as a][b is that of a nested
// property; a name that comes twice is that of a list.
func (d *Reader) object(out *Reading, place string, members []pair, s *shape) string {
	var names []string
	texts := map[string][]string{}
	for _, m := range members {
		if !slices.Contains(names, m.name) {
			names = append(names, m.name)
		}
		of := s
		for part := range strings.SplitSeq(m.name, "][") {
			of = of.member(part)
		}
		if of == nil && !s.open {
			out.fault("%s has no property %q", place, m.name)
		}
		if of != nil && of.kind == list {
			of = of.items
		}
		texts[m.name] = append(texts[m.name], scalarOf(out, place, m.value, of))
	}
	slices.Sort(names)
	for i, name := range names {
		text := strings.Join(texts[name], ",")
		if of := s.member(name); of != nil && of.kind == list {
			text = "[" + text + "]"
		}
		names[i] = quote(name) + ":" + text
	}
	return "{" + strings.Join(names, ",") + "}"
}

// member returns the shape of a property, or nil if it may not be there.
func (s *shape) member(name string) *shape {
	if s == nil {
		return nil
	}
	if of := s.properties[name]; of != nil {
		return of
	}
	return s.other
}

// scalarOf returns a text as JSON: a number or a boolean where the schema says so.
func scalarOf(out *Reading, place, text string, s *shape) string {
	if s == nil || !slices.Contains([]string{"integer", "number", "boolean"}, s.word) || s.kind != scalar {
		return quote(text)
	}
	isBoolean := text == "true" || text == "false"
	if !json.Valid([]byte(text)) || strings.HasPrefix(text, `"`) || isBoolean != (s.word == "boolean") {
		out.fault("%s is no %s: %q", place, s.word, text)
		return quote(text)
	}
	return text
}

// jsonText returns JSON without spaces.
func jsonText(out *Reading, place, text string) string {
	var b bytes.Buffer
	if err := json.Compact(&b, []byte(text)); err != nil {
		out.fault("%s is no JSON: %q", place, text)
		return quote(text)
	}
	return b.String()
}
