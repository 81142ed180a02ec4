package parser

import "strconv"

// value returns a node as encoding/json would decode it, for JSONPath.
func (n *node) value() any {
	switch n.kind {
	case mapping:
		m := make(map[string]any, len(n.keys))
		for key, value := range n.pairs() {
			m[key.text] = value.value()
		}
		return m
	case sequence:
		list := make([]any, len(n.items))
		for i, item := range n.items {
			list[i] = item.value()
		}
		return list
	}
	switch n.tag {
	case tagNull:
		return nil
	case tagBoolean:
		return n.text == "true"
	case tagInteger, tagFloat:
		if number, err := strconv.ParseFloat(jsonNumber(n.text), 64); err == nil {
			return number
		}
	}
	return n.text
}

// float returns the value of a number, near enough to compare it.
func (n *node) float() float64 {
	v, _ := strconv.ParseFloat(jsonNumber(n.text), 64) // out of range is an infinity, which compares as it should
	return v
}
