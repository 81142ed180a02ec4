package tree

import "strconv"

// Value returns a node in the form of encoding/json, for JSONPath.
func (n *Node) Value() any {
	switch n.Kind {
	case Mapping:
		m := make(map[string]any, len(n.Keys))
		for key, value := range n.Pairs() {
			m[key.Text] = value.Value()
		}
		return m
	case Sequence:
		list := make([]any, len(n.Items))
		for i, item := range n.Items {
			list[i] = item.Value()
		}
		return list
	}
	switch n.Tag {
	case TagNull:
		return nil
	case TagBoolean:
		return n.Text == "true"
	case TagInteger, TagFloat:
		if number, err := strconv.ParseFloat(jsonNumber(n.Text), 64); err == nil {
			return number
		}
	}
	return n.Text
}

// Float returns the approximate value of a number, for comparisons.
func (n *Node) Float() float64 {
	v, _ := strconv.ParseFloat(jsonNumber(n.Text), 64) // a value out of range is an infinity, which compares correctly
	return v
}
