package style

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// A Source is a request whose parameters are read.
type Source struct {
	Path   map[string]string // parameters of the path, escaped as in the request
	Query  string            // escaped, without the question mark
	Header http.Header
}

// A pair is a name, unescaped, and a value, as it is in the request.
type pair struct{ name, value string }

// Read returns the value of a parameter, or nil if there is none. Scalars are strings,
// because a request does not say their types, unless the value is sent as JSON. Members
// of an object that are parameters of their own in the request are those whose name
// isMember accepts.
func (s *Source) Read(p *ops.Param, isMember func(string) bool) (any, error) {
	style := of(p)
	switch {
	case p.In == ops.Path:
		text, found := s.Path[p.Name]
		if !found {
			return nil, nil
		}
		return style.read(p, style.segment(p.Name, text))
	case p.In == ops.Header:
		values := s.Header.Values(p.Name)
		if len(values) == 0 {
			return nil, nil
		}
		if style.name == "json" {
			return style.read(p, []pair{{p.Name, strings.Join(values, ", ")}})
		}
		return style.read(p, style.segment(p.Name, strings.Join(values, ",")))
	}
	pairs := s.pairs(p.In)
	if p.Type == "object" && !p.Array && style.explode && style.name != "json" && style.name != "deepObject" {
		return style.object(slices.DeleteFunc(pairs, func(p pair) bool { return !isMember(p.name) })), nil
	}
	if style.name == "deepObject" {
		if v := style.deep(p, pairs); v != nil {
			return v, nil
		}
	}
	return style.read(p, slices.DeleteFunc(pairs, func(q pair) bool { return q.name != p.Name }))
}

// pairs returns the names and values of the query or of cookies.
func (s *Source) pairs(in ops.In) []pair {
	source, separator := s.Query, "&"
	if in == ops.Cookie {
		source, separator = strings.Join(s.Header.Values("Cookie"), ";"), ";"
	}
	var pairs []pair
	for part := range strings.SplitSeq(source, separator) {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		pairs = append(pairs, pair{style{in: string(in)}.unescape(name), value})
	}
	return pairs
}

// segment returns the parts of a text without names: of a segment of the path, or of a
// header.
func (s style) segment(name, text string) []pair {
	first, separator := s.marks()
	text = strings.TrimPrefix(text, first)
	if !s.explode || s.name == "json" {
		return []pair{{name, strings.TrimPrefix(text, s.label(name))}}
	}
	var pairs []pair
	for part := range strings.SplitSeq(text, separator) {
		key, value, named := strings.Cut(strings.TrimSpace(part), "=")
		if named || s.name == "matrix" {
			pairs = append(pairs, pair{s.unescape(key), value})
		} else {
			pairs = append(pairs, pair{name, key})
		}
	}
	return pairs
}

// read returns the value of the pairs that have the parameter's name, or that are its
// members.
func (s style) read(p *ops.Param, pairs []pair) (any, error) {
	switch {
	case len(pairs) == 0:
		return nil, nil
	case s.name == "json":
		return tree.Decode([]byte(s.unescape(pairs[0].value)))
	case s.explode && p.Type == "object" && !p.Array:
		return s.object(pairs), nil
	case !s.explode && (p.Array || p.Type == "object"):
		return s.split(p, pairs[0].value), nil
	case !p.Array && len(pairs) == 1:
		return s.item(p, s.unescape(pairs[0].value)), nil
	}
	list := []any{}
	for _, q := range pairs {
		list = append(list, s.item(p, s.unescape(q.value)))
	}
	return list, nil
}

// item returns the value of an item: that of JSON text, if the item is not a scalar.
func (s style) item(p *ops.Param, text string) any {
	if !p.Structured() || !strings.HasPrefix(text, "{") && !strings.HasPrefix(text, "[") {
		return text
	}
	v, err := tree.Decode([]byte(text))
	if err != nil {
		return text
	}
	return v
}

// split returns a list or an object that is one text.
func (s style) split(p *ops.Param, text string) any {
	switch s.name {
	case "spaceDelimited":
		text = strings.ReplaceAll(text, "+", "%20")
	case "pipeDelimited":
		text = strings.NewReplacer("%7c", "%7C", "|", "%7C").Replace(text)
	}
	parts := strings.Split(text, s.inner())
	for i := range parts {
		parts[i] = s.unescape(strings.TrimSpace(parts[i]))
	}
	if p.Array {
		list := []any{}
		for _, part := range parts {
			list = append(list, s.item(p, part))
		}
		return list
	}
	object := new(tree.Object)
	for i := 0; i+1 < len(parts); i += 2 {
		object.Set(parts[i], s.item(p, parts[i+1]))
	}
	return object
}

// object returns an object of pairs, or nil if there are none.
func (s style) object(pairs []pair) any {
	if len(pairs) == 0 {
		return nil
	}
	object := new(tree.Object)
	for _, q := range pairs {
		object.Set(q.name, s.unescape(q.value))
	}
	return object
}

// deep returns the value whose members are the pairs NAME[a][b]. It is nil if there
// are none.
func (s style) deep(p *ops.Param, pairs []pair) any {
	var root any
	for _, q := range pairs {
		rest, found := strings.CutPrefix(q.name, p.Name+"[")
		if !found || !strings.HasSuffix(rest, "]") {
			continue
		}
		root = put(root, strings.Split(strings.TrimSuffix(rest, "]"), "]["), s.unescape(q.value))
	}
	return root
}

// put sets a value below keys. A key that is the number of the next item, or empty,
// extends a list.
func put(v any, keys []string, value string) any {
	if len(keys) == 0 {
		return value
	}
	if list, ok := v.([]any); ok || v == nil && (keys[0] == "0" || keys[0] == "") {
		return putItem(list, keys, value)
	}
	object, ok := v.(*tree.Object)
	if !ok {
		object = new(tree.Object)
	}
	inner, _ := object.Get(keys[0])
	object.Set(keys[0], put(inner, keys[1:], value))
	return object
}

func putItem(list []any, keys []string, value string) any {
	if last := len(list) - 1; last >= 0 && keys[0] == strconv.Itoa(last) {
		list[last] = put(list[last], keys[1:], value)
		return list
	}
	return append(list, put(nil, keys[1:], value))
}

// unescape returns the text that was escaped. Text that is not escaped rightly is
// returned as it is.
func (s style) unescape(text string) string {
	unescape := url.PathUnescape
	switch s.in {
	case "header":
		return text
	case "query":
		unescape = url.QueryUnescape
	}
	plain, err := unescape(text)
	if err != nil {
		return text
	}
	return plain
}
