package sample

import (
	"encoding/json"
	"net/url"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/style"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// An argument is a parameter with a value.
type argument struct {
	param  *model.Param
	sample json.RawMessage
	values []json.RawMessage // the value, or those of a list
}

func newArgument(p *model.Param, sample json.RawMessage) argument {
	a := argument{param: p, sample: sample}
	if json.Unmarshal(sample, &a.values) != nil {
		a.values = []json.RawMessage{sample}
	}
	return a
}

// Sent returns a parameter with a value as a request has it.
func Sent(p *model.Param, sample json.RawMessage) string {
	return argument{param: p, sample: sample}.written()
}

// isStructured reports whether the value, or an item of it, is not a scalar.
func (a argument) isStructured() bool { return !model.Flat(a.param.Type) }

func (a argument) isList() bool {
	_, list := model.Resolved(a.param.Type).(*model.List)
	return list
}

// variable returns the name of the variable that holds a structured value.
func (a argument) variable() string {
	return "value" + a.param.Name.Go
}

// texts returns the values in the form of a command line. Items with a comma are in
// quotes.
func (a argument) texts() []string {
	if a.isStructured() {
		return []string{string(a.sample)}
	}
	var texts []string
	for _, v := range a.values {
		item := text.FromJSON(string(v))
		if a.isList() && strings.Contains(item, ",") {
			item = `"` + strings.ReplaceAll(item, `"`, `""`) + `"`
		}
		texts = append(texts, item)
	}
	if a.param.In != model.InQuery || !a.param.Explode {
		return []string{strings.Join(texts, ",")}
	}
	return texts
}

func (a argument) text() string { return strings.Join(a.texts(), ",") }

// segment returns the value as a part of the path.
func (a argument) segment() string {
	if a.param.Style == "" && !a.isList() {
		return url.PathEscape(a.text())
	}
	return a.written()
}

// written returns the parameter as a request has it: a part of the query, a header or
// a cookie.
func (a argument) written() string {
	value, err := tree.Decode(a.sample)
	if err != nil {
		return ""
	}
	p := a.param
	return style.Write(&ops.Param{Name: p.Name.Wire, In: ops.In(p.In.String()), Joined: p.Joined, Style: p.Style}, value)
}
