// Package parameter reads how parameters are sent, and compares them with paths.
package parameter

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/convention"
	"github.com/atlasgen/atlasgen/internal/parser/naming"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

var places = map[string]model.In{"path": model.InPath, "query": model.InQuery, "header": model.InHeader, "cookie": model.InCookie}

// The styles of OpenAPI (3.1.1, section 4.8.12.3).
const (
	simple         = "simple"
	label          = "label"
	matrix         = "matrix"
	form           = "form"
	spaceDelimited = "spaceDelimited"
	pipeDelimited  = "pipeDelimited"
	deepObject     = "deepObject"
)

// In returns the place of a Parameter Object.
func In(n *tree.Node) model.In { return places[n.Str("in")] }

// Ignored reports whether OpenAPI tells readers to ignore a Parameter Object: a header
// that other parts of the document describe (OpenAPI 3.0.3, section 4.7.12.1).
func Ignored(n *tree.Node) bool {
	return n.Str("in") == "header" && slices.ContainsFunc([]string{"Accept", "Content-Type", "Authorization"}, func(name string) bool {
		return strings.EqualFold(name, n.Str("name"))
	})
}

// A Form says how the value of a parameter is written.
type Form struct {
	Style    string          // of OpenAPI
	Explode  bool            // items and members are written apart
	Reserved bool            // of a query: reserved characters are not escaped
	Content  model.MediaType // of the text that is sent in place of a style; zero if the style counts
}

// New returns a parameter without its schema, and its form.
func New(n *tree.Node, reader convention.Reader, speller naming.Speller) (*model.Param, *Form) {
	p := &model.Param{Name: nameOf(n.Str("name"), speller), In: In(n)}
	p.Pos = n.Pos
	p.Required = n.Str("required") == "true" || p.In == model.InPath
	f := &Form{Style: Style(n)}
	f.Explode = f.Style == form
	if explode := n.Get("explode"); explode != nil {
		f.Explode = explode.Text == "true"
	}
	if p.In == model.InQuery {
		f.Reserved, p.Empty = n.Str("allowReserved") == "true", n.Str("allowEmptyValue") == "true"
	}
	if media := Content(n); media != nil {
		f.Content = reader.MediaType(media.Text, n.Get("content").Get(media.Text))
	}
	return p, f
}

// nameOf returns the spellings of a parameter's name. One without a letter or digit
// is called Param in Go.
func nameOf(wire string, speller naming.Speller) model.Name {
	name := speller.Of(wire)
	if name.Go == "" {
		name.Go, name.Kebab = "Param", "param"
	}
	return name
}

// Style returns the style of a Parameter Object. A style that its place does not have
// is read as the default.
func Style(n *tree.Node) string {
	allowed := stylesIn(In(n))
	if style := n.Str("style"); slices.Contains(allowed, style) {
		return style
	}
	return allowed[0]
}

// stylesIn returns the styles that parameters may have in a place, the default first.
func stylesIn(in model.In) []string {
	switch in {
	case model.InPath:
		return []string{simple, label, matrix}
	case model.InQuery:
		return []string{form, spaceDelimited, pipeDelimited, deepObject}
	case model.InHeader:
		return []string{simple}
	case model.InCookie:
	}
	return []string{form}
}

// Content returns the key of the media type that a Parameter Object has in place of a
// schema, or nil. Of several, it is the first of JSON, or the first.
func Content(n *tree.Node) *tree.Node {
	if n.Get("schema") != nil {
		return nil
	}
	var first *tree.Node
	for key := range n.Get("content").Pairs() {
		if strings.HasSuffix(strings.ToLower(key.Text), "json") {
			return key
		}
		if first == nil {
			first = key
		}
	}
	return first
}

// Schema returns the schema of a Parameter Object, and where it stands below that as a
// JSON pointer without the first slash. The schema is nil if there is none.
func Schema(n *tree.Node) (schema *tree.Node, pointer string) {
	if media := Content(n); media != nil {
		return n.Get("content").Get(media.Text).Get("schema"), "content/" + tree.EscapePointer(media.Text) + "/schema"
	}
	return n.Get("schema"), "schema"
}

// Settle finishes a parameter whose schema has been read. Its type becomes text if the
// document gives none, or names a media type that is not JSON.
func (f *Form) Settle(p *model.Param) {
	free, ok := model.Resolved(p.Type).(model.FreeForm)
	untyped := ok && !free.Object && !f.Content.IsJSON()
	if untyped || f.Content.Text != "" && !f.Content.IsJSON() {
		p.Type = model.Primitive{Kind: model.String}
	}
	p.Explode = f.Explode
	p.Joined = isList(p) && (p.In != model.InQuery || !p.Explode)
	if !f.isUsual(p) {
		p.Style = f.text(p)
	}
}

func isList(p *model.Param) bool {
	_, list := model.Resolved(p.Type).(*model.List)
	return list
}

// text returns the name of the form with its flags.
func (f *Form) text(p *model.Param) string {
	text := f.Style
	if f.Content.IsJSON() {
		text = "json"
	} else if f.Explode {
		text += ",explode"
	}
	if f.Reserved {
		text += ",reserved"
	}
	if p.Empty && isList(p) {
		text += ",empty"
	}
	return text
}

// isUsual reports whether a value is a scalar, or a list of scalars, in the default style
// of its place.
func (f *Form) isUsual(p *model.Param) bool {
	styled := f.Style == label || f.Style == matrix
	switch f.Style {
	case spaceDelimited, pipeDelimited:
		styled = isList(p) && !f.Explode
	case deepObject:
		styled = isList(p)
	}
	return !styled && p.In != model.InCookie && !f.Content.IsJSON() && model.Flat(p.Type) && !f.Reserved && !(p.Empty && isList(p))
}

// Nested reports whether the style of a parameter does not say how its value is
// written: an object or a list inside another one. Only deepObject has a usual form.
func (f *Form) Nested(p *model.Param) bool {
	if f.Content.IsJSON() || f.Style == deepObject {
		return false
	}
	switch t := model.Resolved(p.Type).(type) {
	case *model.List:
		return composite(t.Elem)
	case *model.Map:
		return composite(t.Elem)
	case *model.Object:
		return slices.ContainsFunc(t.Properties, func(p *model.Property) bool { return composite(&p.Schema) })
	}
	return false
}

// composite reports whether a value is an object or a list.
func composite(s *model.Schema) bool {
	switch model.Resolved(s.Type).(type) {
	case *model.List, *model.Map, *model.Object:
		return true
	}
	return false
}

// Complete returns the parameters that an operation sends: those of the path that the
// path lacks are left out, and names in the path without a parameter become strings.
func Complete(params []*model.Param, path string, pos model.Position, speller naming.Speller) []*model.Param {
	names := model.PathNames(path)
	params = slices.DeleteFunc(params, func(p *model.Param) bool {
		return p.In == model.InPath && !slices.Contains(names, p.Name.Wire)
	})
	for _, name := range names {
		if !slices.ContainsFunc(params, func(p *model.Param) bool { return p.In == model.InPath && p.Name.Wire == name }) {
			p := &model.Param{Name: nameOf(name, speller), In: model.InPath, Required: true}
			p.Pos, p.Type = pos, model.Primitive{Kind: model.String}
			params = append(params, p)
		}
	}
	return Distinct(params)
}

// Distinct gives each parameter a name of its own in Go, and returns the parameters.
func Distinct(params []*model.Param) []*model.Param {
	fields := naming.Members{"Body": 1}
	for _, p := range params {
		p.Name.Go = fields.Distinct(p.Name.Go)
	}
	return params
}
