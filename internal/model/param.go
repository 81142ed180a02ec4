package model

import "slices"

// An In is the part of a request that contains a parameter.
type In int

// The values of In.
const (
	InPath In = iota
	InQuery
	InHeader
	InCookie
)

// String returns the word of OpenAPI.
func (in In) String() string { return [...]string{"path", "query", "header", "cookie"}[in] }

// A Param is a parameter of an operation.
type Param struct {
	Name     Name // Go is the name of the field; Wire is the name in the request
	In       In
	Required bool
	Explode  bool   // items of a list and members of an object are written apart
	Joined   bool   // the items of a list are one text with commas
	Empty    bool   // of a query: it can be sent without a value
	Fixed    string // the only value that a required parameter can have, which is sent without being asked for; empty if callers choose the value
	Style    string // how the value is written unless in the usual way: a style, or "json", with its flags: "form,explode,reserved"; empty for scalars and lists of them in the default style of their place
	Schema
}

// Asked returns the parameters that every caller must give: the required ones that can
// have several values.
func (o *Operation) Asked() []*Param {
	return slices.DeleteFunc(o.Required(), func(p *Param) bool { return p.Fixed != "" })
}

// Required returns the parameters that every call needs: those of the path, in its
// order, then the required ones of the query, of the header and of cookies.
func (o *Operation) Required() []*Param {
	params := o.PathParams()
	for _, in := range []In{InQuery, InHeader, InCookie} {
		for _, p := range o.Params {
			if p.In == in && p.Required {
				params = append(params, p)
			}
		}
	}
	return params
}

// PathParams returns the path parameters in the order of the path.
func (o *Operation) PathParams() []*Param {
	var params []*Param
	for _, name := range PathNames(o.Path) {
		for _, p := range o.Params {
			if p.In == InPath && p.Name.Wire == name {
				params = append(params, p)
			}
		}
	}
	return params
}

// PathNames returns the names in braces of a path template, in order and each once.
func PathNames(path string) []string {
	var names []string
	start := 0
	for i, c := range path {
		switch c {
		case '{':
			start = i + 1
		case '}':
			if name := path[start:i]; !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// QueryParam returns the query parameter with a wire name, or nil.
func (o *Operation) QueryParam(wire string) *Param {
	for _, p := range o.Params {
		if p.In == InQuery && p.Name.Wire == wire {
			return p
		}
	}
	return nil
}
