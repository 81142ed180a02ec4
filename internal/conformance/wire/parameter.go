package wire

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

// A style is how a parameter is written: RFC 6570 and the style values of OpenAPI.
type style struct {
	name    string
	explode bool
}

// styleOf returns the style of a parameter, or of a field of a form.
func styleOf(n *spec.Node, in string) style {
	s := style{name: n.Get("style").Text()}
	if s.name == "" {
		s.name = map[string]string{"path": "simple", "header": "simple", "query": "form", "cookie": "form"}[in]
	}
	s.explode = s.name == "form"
	if e := n.Get("explode"); e != nil {
		s.explode = e.True()
	}
	return s
}

// isIgnored reports whether a parameter is one of the headers that OpenAPI ignores.
func isIgnored(in, name string) bool {
	return in == "header" && slices.Contains([]string{"accept", "content-type", "authorization"}, strings.ToLower(name))
}

// parameter reads one parameter of a request.
func (d *Reader) parameter(out *Reading, p *spec.Node, r *http.Request, parts map[string]string, q *query) {
	name, in := p.Get("name").Text(), p.Get("in").Text()
	if isIgnored(in, name) {
		return
	}
	s := styleOf(p, in)
	shape, content := d.shape(p.Get("schema")), contentOf(p)
	var v value
	switch in {
	case "path":
		text, ok := parts[name]
		v = d.fromPath(s, shape, name, text, ok)
	case "header":
		given := r.Header.Values(name)
		v = value{text: strings.Join(given, ","), found: len(given) > 0}.split(",", shape, s)
	case "cookie":
		v = newCookies(r).read(name, s, shape)
	case "query":
		v = q.read(name, s, shape)
	}
	key := in + " " + name
	switch {
	case v.found && content != nil:
		out.Values[key] = jsonText(out, key, v.text)
	case v.found:
		out.Values[key] = d.typed(out, key, v, shape)
	case p.Get("required").True():
		out.fault("%s is missing", key)
	}
}

// contentOf returns the media type of a parameter that has one, or nil.
func contentOf(p *spec.Node) *spec.Node {
	content := p.Get("content")
	if len(content.Members()) == 0 {
		return nil
	}
	return content.Get(content.Members()[0])
}

// fromPath reads a parameter of the path, in one of the styles simple, label and
// matrix.
func (d *Reader) fromPath(s style, shape *shape, name, text string, found bool) value {
	v := value{text: text, found: found, escaped: true}
	switch s.name {
	case "label":
		v.text = strings.TrimPrefix(text, ".")
		if s.explode {
			return v.split(".", shape, s)
		}
	case "matrix":
		if s.explode && shape.kind != scalar {
			v.text = strings.TrimPrefix(text, ";")
			v = v.split(";", shape, s)
			if shape.kind == list {
				for i := range v.items {
					v.items[i] = strings.TrimPrefix(v.items[i], name+"=")
				}
			}
			return v
		}
		v.text = strings.TrimPrefix(text, ";"+name)
		v.text = strings.TrimPrefix(v.text, "=")
	}
	return v.split(",", shape, s)
}

// A cookies holds the pairs of the header Cookie.
type cookies struct{ pairs []pair }

func newCookies(r *http.Request) *cookies {
	c := &cookies{}
	for text := range strings.SplitSeq(strings.Join(r.Header.Values("Cookie"), "; "), ";") {
		if name, value, ok := strings.Cut(strings.TrimSpace(text), "="); ok {
			c.pairs = append(c.pairs, pair{name: name, value: value})
		}
	}
	return c
}

// read reads a cookie, which has the style form.
func (c *cookies) read(name string, s style, shape *shape) value {
	q := &query{pairs: slices.Clone(c.pairs)}
	return q.read(name, s, shape)
}

// unescape decodes percent-encoding. A plus is a space in queries and forms alone.
func unescape(text string, plus bool) string {
	if plus {
		text = strings.ReplaceAll(text, "+", "%20")
	}
	out, err := url.PathUnescape(text)
	if err != nil {
		return text
	}
	return out
}
