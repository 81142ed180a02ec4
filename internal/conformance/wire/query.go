package wire

import (
	"net/url"
	"slices"
	"strings"
)

// A pair is one parameter of a query, with its value as it was sent.
type pair struct {
	name, value string
	used        bool
}

// A query is the query of a URL, or a form.
type query struct {
	pairs []pair
	plus  bool // a plus is a space
}

// newQuery splits a query. Parameters in the path of the document count as read.
func newQuery(raw, path string) *query {
	q := &query{plus: true}
	for text := range strings.SplitSeq(raw, "&") {
		if text == "" {
			continue
		}
		name, value, _ := strings.Cut(text, "=")
		q.pairs = append(q.pairs, pair{name: unescape(name, true), value: value})
	}
	_, fixed, _ := strings.Cut(path, "?")
	want, _ := url.ParseQuery(fixed)
	for i, p := range q.pairs {
		q.pairs[i].used = slices.Contains(want[p.name], unescape(p.value, true))
	}
	return q
}

// left returns the names of the parameters that nobody has read.
func (q *query) left() []string {
	var names []string
	for _, p := range q.pairs {
		if !p.used {
			names = append(names, p.name)
		}
	}
	return names
}

// take returns the values of a name.
func (q *query) take(name string) []string {
	var values []string
	for i, p := range q.pairs {
		if p.name == name {
			q.pairs[i].used = true
			values = append(values, p.value)
		}
	}
	return values
}

// read reads a value in a style of queries.
func (q *query) read(name string, s style, shape *shape) value {
	v := value{escaped: true, plus: q.plus}
	switch {
	case s.name == "deepObject":
		return q.deep(name, shape)
	case shape.kind == object && s.name == "form" && s.explode:
		return q.exploded(shape)
	case shape.kind == list && s.explode:
		v.items = q.take(name)
		v.found = len(v.items) > 0
		return v.decoded()
	}
	values := q.take(name)
	v.found, v.text = len(values) > 0, strings.Join(values, "&")
	separator := ","
	switch s.name {
	case "spaceDelimited":
		v.text, separator = strings.ReplaceAll(v.text, "%20", " "), " "
	case "pipeDelimited":
		v.text, separator = strings.ReplaceAll(v.text, "%7C", "|"), "|"
	}
	return v.split(separator, shape, s)
}

// exploded reads an object whose properties are parameters of their own.
func (q *query) exploded(shape *shape) value {
	v := value{escaped: true, plus: q.plus}
	for i, p := range q.pairs {
		if _, declared := shape.properties[p.name]; !p.used && (declared || shape.open) {
			q.pairs[i].used = true
			v.found, v.members = true, append(v.members, pair{name: p.name, value: p.value})
		}
	}
	return v.decoded()
}

// deep reads an object of the style deepObject: color[R]=100.
func (q *query) deep(name string, shape *shape) value {
	v := value{escaped: true, plus: q.plus}
	for i, p := range q.pairs {
		rest, ok := strings.CutPrefix(p.name, name+"[")
		if !ok || !strings.HasSuffix(rest, "]") {
			continue
		}
		q.pairs[i].used = true
		v.found, v.members = true, append(v.members, pair{name: strings.TrimSuffix(rest, "]"), value: p.value})
	}
	if !v.found {
		if values := q.take(name); len(values) > 0 {
			v.found, v.text = true, values[0]
		}
	}
	return v.decoded()
}
