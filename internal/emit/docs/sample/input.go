package sample

import (
	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// An Input is a parameter that a reader of a page can set in its samples: one with a
// single scalar, sent in the usual way.
type Input struct {
	Name     string   `json:"name"`
	In       string   `json:"in"`
	Flag     string   `json:"flag"`             // of the command line, without dashes
	Go       string   `json:"go"`               // the field of the parameters' struct
	Type     string   `json:"type"`             // in Go
	Value    string   `json:"value,omitempty"`  // that the samples send; empty if they do not send it
	Values   []string `json:"values,omitempty"` // of an enum
	Required bool     `json:"required,omitempty"`
}

// Inputs returns the parameters that a reader can set, in the order of the document.
func (c *Call) Inputs() []Input {
	var names []string
	var params []*model.Param
	for _, p := range c.op.Params {
		if p.Fixed == "" && p.In != model.InCookie {
			params = append(params, p)
			names = append(names, p.Name.Kebab)
		}
	}
	var all []Input
	for i, flag := range c.options.Program.ParamFlags(names) {
		if in, ok := c.input(params[i], flag); ok {
			all = append(all, in)
		}
	}
	return all
}

func (c *Call) input(p *model.Param, flag string) (Input, bool) {
	_, scalar := model.KindOf(p.Type)
	if !scalar || p.Style != "" || isTime(model.Resolved(p.Type)) || isBytes(model.Resolved(p.Type)) {
		return Input{}, false
	}
	in := Input{
		Name: text.Printable(p.Name.Wire), In: p.In.String(), Flag: flag, Go: p.Name.Go, Type: goType(p.Type), Required: p.Required,
	}
	for _, a := range c.args {
		if a.param == p {
			in.Value = a.text()
		}
	}
	if e, ok := model.Resolved(p.Type).(*model.Enum); ok {
		for _, v := range e.Values {
			in.Values = append(in.Values, text.Printable(v.Wire))
		}
	}
	return in, true
}
