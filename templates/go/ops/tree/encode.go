package tree

import (
	"bytes"
	"encoding/json"
)

// Encode returns a value as JSON without line breaks.
func Encode(v any) []byte {
	var b bytes.Buffer
	encode(&b, v)
	return b.Bytes()
}

// Indent returns a value as JSON with an indentation of two spaces.
func Indent(v any) []byte {
	var b bytes.Buffer
	if err := json.Indent(&b, Encode(v), "", "  "); err != nil {
		panic("indenting the output of Encode:  " + err.Error())
	}
	return b.Bytes()
}

func encode(b *bytes.Buffer, v any) {
	switch v := v.(type) {
	case *Object:
		b.WriteByte('{')
		for i, m := range v.members {
			if i > 0 {
				b.WriteByte(',')
			}
			encode(b, m.Name)
			b.WriteByte(':')
			encode(b, m.Value)
		}
		b.WriteByte('}')
	case []any:
		b.WriteByte('[')
		for i, item := range v {
			if i > 0 {
				b.WriteByte(',')
			}
			encode(b, item)
		}
		b.WriteByte(']')
	case json.Number:
		b.WriteString(v.String())
	default:
		scalar(b, v)
	}
}

// scalar writes a string, a boolean or null.
func scalar(b *bytes.Buffer, v any) {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic("encoding a scalar:  " + err.Error())
	}
	b.Truncate(b.Len() - 1) // the encoder adds a line break
}

// Plain returns a value made of map[string]any, []any, string, json.Number,
// bool and nil, for templates and queries.
func Plain(v any) any {
	switch v := v.(type) {
	case *Object:
		m := make(map[string]any, len(v.members))
		for _, member := range v.members {
			m[member.Name] = Plain(member.Value)
		}
		return m
	case []any:
		list := make([]any, len(v))
		for i, item := range v {
			list[i] = Plain(item)
		}
		return list
	}
	return v
}
