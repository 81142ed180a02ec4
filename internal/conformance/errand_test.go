package conformance

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
	"github.com/atlasgen/atlasgen/internal/conformance/value"
)

// A booker plans the calls of operations.
type booker struct {
	*value.Generator
	pin string
}

// errands returns calls of a use in both forms, one for each response.
func (b booker) errands(use spec.Use) []*errand {
	var all []*errand
	answers, _ := use.Operation.Responses(use.Version)
	accept, csv := accepts(use)
	for _, a := range answers {
		status, err := strconv.Atoi(a.Status)
		if err != nil || status/100 != 2 {
			continue
		}
		if len(a.Media) == 0 {
			a.Media = []spec.Media{{}}
		}
		for _, m := range a.Media {
			for _, short := range []bool{true, false} {
				e := b.errand(use, short)
				e.Status, e.accept, e.CSV = status, accept, csv != "" && m.Type == csv
				if e.CSV {
					e.accept = csv
				}
				b.reply(e, m)
				all = append(all, e)
			}
		}
	}
	return all
}

// reply sets the response of the server.
func (b booker) reply(e *errand, m spec.Media) {
	e.Media = m.Type
	switch {
	case m.Schema == nil || e.Status == http.StatusNoContent:
	case strings.HasSuffix(m.Type, "json"):
		e.answer = b.some(m.Schema)
		e.Answer = e.answer.JSON(b.Chance())
	default:
		e.Answer = []byte("\x1f\x8b not JSON, \"and not\" text")
	}
}

// some returns a value that is not null.
func (b booker) some(schema *spec.Node) *value.Value {
	for {
		if v := b.Value(schema); v.Token != "null" {
			return v
		}
	}
}

func (b booker) errand(use spec.Use, short bool) *errand {
	o := use.Operation
	e := &errand{use: use, params: map[string]*value.Value{}}
	e.Service = spec.ServiceName(o.Tag)
	e.Method = strings.TrimSuffix(expectedCall(use, b.pin).Method, "WithParams")
	for _, p := range o.Params() {
		if p.Required || !short {
			e.params[p.In+":"+p.Name] = b.param(p)
		}
	}
	if bodies := o.Request(use.Version); len(bodies) > 0 && (o.BodyRequired() || !short) {
		e.body = b.some(bodies[0].Schema)
		e.Body = e.body.JSON(nil)
	}
	if short {
		e.Args = e.args()
	} else {
		e.long()
	}
	return e
}

// param returns a value that can be sent as the parameter.
func (b booker) param(p spec.Param) *value.Value {
	for {
		v := b.some(p.Schema)
		switch {
		case p.Name == "envelope": // true would change the response
			return &value.Value{Kind: value.Literal, Token: "false"}
		case p.In == "path" && slices.Contains([]string{"", ".", ".."}, text(v)):
		case p.In == "header" && strings.ContainsFunc(text(v), func(r rune) bool { return r <= ' ' || r > '~' }):
		default:
			return v
		}
	}
}

// args returns the required parameters in the order of the path, then those of
// the query in document order, then the body.
func (e *errand) args() []json.RawMessage {
	var all []json.RawMessage
	for part := range strings.SplitSeq(e.use.Operation.Path, "{") {
		if name, _, ok := strings.Cut(part, "}"); ok {
			all = append(all, e.params["path:"+name].JSON(nil))
		}
	}
	for _, p := range e.use.Operation.Params() {
		if p.In != "path" && p.Required {
			all = append(all, e.params[p.In+":"+p.Name].JSON(nil))
		}
	}
	if e.Body != nil {
		all = append(all, e.Body)
	}
	return all
}

func (e *errand) long() {
	e.Method += "WithParams"
	e.Params = map[string]json.RawMessage{}
	for name, v := range e.params {
		e.Params[name] = v.JSON(nil)
	}
}
