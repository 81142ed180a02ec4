package style

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
)

// This file is the same in the runtime of SDKs and in the package style of the table
// of operations.

// A style says how the value of a parameter is written (OpenAPI 3.1.1, sections
// 4.8.12.3 and 4.8.12.4, with the rules of RFC 6570).
type style struct {
	in       string // path, query, header or cookie
	name     string // of OpenAPI, or "json" for JSON text
	explode  bool   // items and members are written apart
	reserved bool   // reserved characters are not escaped
	empty    bool   // an empty list is written as a name without a value
}

// styleOf reads a style and its flags: "form,explode".
func styleOf(in, text string) style {
	s := style{in: in}
	for i, word := range strings.Split(text, ",") {
		switch {
		case i == 0:
			s.name = word
		case word == "explode":
			s.explode = true
		case word == "reserved":
			s.reserved = true
		case word == "empty":
			s.empty = true
		}
	}
	return s
}

// A shape is a value that can be written in any style.
type shape struct {
	kind  shapeKind
	text  string   // of a scalar; else the same as json
	json  string   // the value as JSON
	names []string // of the members of an object
	items []shape  // of a list, or the values of members
}

type shapeKind byte

const (
	scalarShape shapeKind = iota
	listShape
	objectShape
	absentShape // null
)

// expand writes a parameter. The text is empty if there is nothing to write.
func (s style) expand(name string, v shape) string {
	switch {
	case v.kind == absentShape:
		return ""
	case s.name == "json":
		return s.scalar(name, v.json)
	case v.kind == scalarShape:
		return s.scalar(name, v.text)
	}
	names, texts := s.pairs(name, v)
	switch {
	case len(texts) == 0 && s.empty && v.kind == listShape:
		return s.scalar(name, "")
	case len(texts) == 0:
		return ""
	case s.name == "deepObject":
		return s.apart(objectShape, names, texts)
	case s.explode:
		return s.apart(v.kind, names, texts)
	}
	var parts []string
	for i := range texts {
		if v.kind == objectShape {
			parts = append(parts, s.value(names[i]))
		}
		parts = append(parts, s.value(texts[i]))
	}
	first, _ := s.marks()
	return first + s.label(name) + strings.Join(parts, s.inner())
}

// scalar writes a single value.
func (s style) scalar(name, text string) string {
	first, _ := s.marks()
	label := s.label(name)
	if s.name == "matrix" && text == "" {
		label = strings.TrimSuffix(label, "=")
	}
	return first + label + s.value(text)
}

// pairs returns the texts of items or members, each with its name. Null is left out.
func (s style) pairs(name string, v shape) (names, texts []string) {
	for i, item := range v.items {
		key := name
		if v.kind == objectShape {
			key = v.names[i]
		}
		switch {
		case s.name == "deepObject" && v.kind == objectShape:
			key = name + "[" + v.names[i] + "]"
		case s.name == "deepObject":
			key = name + "[" + strconv.Itoa(i) + "]"
		}
		switch {
		case item.kind == absentShape:
		case s.name == "deepObject" && item.kind != scalarShape:
			inner, more := s.pairs(key, item)
			names, texts = append(names, inner...), append(texts, more...)
		default:
			names, texts = append(names, key), append(texts, item.text)
		}
	}
	return names, texts
}

// apart writes items or members one by one. Items have names in some styles only.
func (s style) apart(kind shapeKind, names, texts []string) string {
	first, separator := s.marks()
	parts := make([]string, len(texts))
	for i := range texts {
		parts[i] = s.label(names[i])
		if kind == objectShape {
			parts[i] = s.escape(names[i], "") + "="
		}
		if s.name == "matrix" && texts[i] == "" {
			parts[i] = strings.TrimSuffix(parts[i], "=")
		}
		parts[i] += s.value(texts[i])
	}
	return first + strings.Join(parts, separator)
}

// marks returns what stands before the first value, and between values.
func (s style) marks() (first, separator string) {
	switch {
	case s.name == "label":
		return ".", "."
	case s.name == "matrix":
		return ";", ";"
	case s.in == "query":
		return "", "&"
	case s.in == "cookie":
		return "", "; "
	}
	return "", ","
}

// inner returns what stands between values that are not written apart.
func (s style) inner() string {
	switch s.name {
	case "spaceDelimited":
		return "%20"
	case "pipeDelimited":
		return "%7C"
	}
	return ","
}

// label returns the name and an equals sign in styles that write names.
func (s style) label(name string) string {
	if s.name == "matrix" || s.in == "query" || s.in == "cookie" {
		return s.escape(name, "") + "="
	}
	return ""
}

// value escapes a value.
func (s style) value(text string) string {
	switch {
	case s.in == "query" && s.reserved:
		return s.escape(text, "-._~:/?@!$'()*,;=%")
	case s.in == "cookie":
		return s.escape(text, cookieBytes)
	}
	return s.escape(text, "")
}

// cookieBytes are the characters that a cookie can hold (RFC 6265, section 4.1.1), but
// for the percent sign, letters and digits.
const cookieBytes = "!#$&'()*+-./:<=>?@[]^_`{|}~"

// escape escapes all characters but letters, digits and those in keep. A percent sign
// to keep must begin an escape (RFC 6570, section 3.2.3). Headers have no escapes.
func (s style) escape(text, keep string) string {
	switch {
	case s.in == "header":
		return text
	case keep == "" && s.in == "query":
		return url.QueryEscape(text)
	case keep == "":
		return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		c := text[i]
		letter := c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9'
		_, err := url.PathUnescape(text[i:min(i+3, len(text))])
		if letter || strings.IndexByte(keep, c) >= 0 && (c != '%' || err == nil) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
