package wire

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

// mediaKey returns the key of content that a media type has: the most concrete one.
func mediaKey(keys []string, given string) string {
	name, _, err := mime.ParseMediaType(given)
	if err != nil {
		return ""
	}
	kind, sub, _ := strings.Cut(name, "/")
	for _, want := range []string{given, name, kind + "/*+" + sub[strings.LastIndexByte(sub, '+')+1:], kind + "/*", "*/*"} {
		i := slices.IndexFunc(keys, func(key string) bool {
			bare, _, _ := strings.Cut(key, ";")
			return strings.EqualFold(strings.TrimSpace(bare), want) || strings.EqualFold(key, want)
		})
		if i >= 0 {
			return keys[i]
		}
	}
	return ""
}

// content reads a body of one media type.
func (d *Reader) content(out *Reading, media *spec.Node, given string, data []byte) {
	name, params, _ := mime.ParseMediaType(given)
	switch {
	case name == "application/json" || strings.HasSuffix(name, "+json"):
		out.Values["body"] = jsonText(out, "body", string(data))
	case name == "application/x-www-form-urlencoded":
		d.form(out, media, string(data))
	case strings.HasPrefix(name, "multipart/"):
		d.multipart(out, media, multipart.NewReader(bytes.NewReader(data), params["boundary"]))
	default:
		out.Values["body"] = quote(string(data))
	}
}

// form reads a urlencoded body: each property as a query parameter of the style form,
// unless the encoding says otherwise.
func (d *Reader) form(out *Reading, media *spec.Node, data string) {
	q, s := newQuery(data, ""), d.shape(media.Get("schema"))
	for name, property := range s.properties {
		encoding := media.Get("encoding", name)
		place := "body " + name
		if isJSON(property, encoding) {
			for _, text := range q.take(name) {
				out.Values[place] = jsonText(out, place, unescape(text, true))
			}
			continue
		}
		if v := q.read(name, styleOf(encoding, "query"), property); v.found {
			out.Values[place] = d.typed(out, place, v, property)
		}
	}
	for _, name := range q.left() {
		if !s.open {
			out.fault("the form has no property %q", name)
		}
		for _, text := range q.take(name) {
			out.Values["body "+name] = scalarOf(out, "body "+name, unescape(text, true), s.other)
		}
	}
}

// isJSON reports whether a property of a form is sent as JSON: an object by default, and
// what the encoding calls JSON.
func isJSON(property *shape, encoding *spec.Node) bool {
	if t := encoding.Get("contentType").Text(); t != "" {
		return strings.HasPrefix(t, "application/json")
	}
	return encoding.Get("style") == nil && encoding.Get("explode") == nil && (property.kind == object || property.kind == list && property.items != nil && property.items.kind != scalar)
}

// multipart reads a body of several parts. A value of a part is followed by the name of
// its file and its media type.
func (d *Reader) multipart(out *Reading, media *spec.Node, parts *multipart.Reader) {
	s := d.shape(media.Get("schema"))
	values := map[string][]string{}
	for {
		part, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			out.fault("the body: %v", err)
			break
		}
		name := part.FormName()
		of := s.member(name)
		if of == nil && !s.open {
			out.fault("the form has no property %q", name)
		}
		values[name] = append(values[name], d.part(out, part, of))
	}
	for name, texts := range values {
		out.Values["part "+name] = strings.Join(texts, " | ")
	}
}

// part reads one part: its value, the name of its file, and its headers.
func (d *Reader) part(out *Reading, part *multipart.Part, of *shape) string {
	data, err := io.ReadAll(part)
	place := "part " + part.FormName()
	if err != nil {
		out.fault("%s: %v", place, err)
	}
	given := part.Header.Get("Content-Type")
	text := quote(string(data))
	switch {
	case strings.HasPrefix(given, "application/json"):
		text = jsonText(out, place, string(data))
	case given == "" || strings.HasPrefix(given, "text/plain"):
		if of != nil && of.kind == list {
			of = of.items
		}
		text = scalarOf(out, place, string(data), of)
	}
	if name := part.FileName(); name != "" {
		text += " file=" + name
	}
	if given != "" {
		text += " type=" + given
	}
	return text + headersOf(http.Header(part.Header))
}

// headersOf returns the headers of a part other than the usual ones.
func headersOf(h http.Header) string {
	var all []string
	for name, values := range h {
		if name != "Content-Disposition" && name != "Content-Type" {
			all = append(all, " "+name+"="+strings.Join(values, ","))
		}
	}
	slices.Sort(all)
	return strings.Join(all, "")
}
