package docs

import (
	"encoding/json"
	"net/url"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// A Call is what the samples of one page have in common: the same call of an
// operation, with values for what it requires.
type call struct {
	site     *site
	op       *model.Operation
	revision *model.Revision
	name     model.Name // of the endpoint in the SDK
	inSDK    bool
	pinned   bool
	answer   model.Answer
	args     []argument // required ones: path, then query, then header
	body     []byte     // JSON; nil if nothing is sent
}

// An argument is a parameter with values as JSON: one, or those of a list.
type argument struct {
	param  *model.Param
	values []json.RawMessage
}

func newArgument(p *model.Param, value string) argument {
	a := argument{param: p}
	if json.Unmarshal([]byte(value), &a.values) != nil {
		a.values = []json.RawMessage{json.RawMessage(value)}
	}
	return a
}

// texts returns the values as they stand in a URL or on a command line.
func (a argument) texts() []string {
	var texts []string
	for _, v := range a.values {
		texts = append(texts, text.FromJSON(string(v)))
	}
	if a.param.In != model.InQuery || !a.param.Explode {
		return []string{strings.Join(texts, ",")}
	}
	return texts
}

func (a argument) text() string { return strings.Join(a.texts(), ",") }

func (s *site) call(op *model.Operation, r *model.Revision) *call {
	e := &model.Endpoint{Name: op.Name, Operation: op, Revision: r}
	c := &call{site: s, op: op, revision: r, answer: e.Answer(), pinned: r == op.Resolve(s.api.Pin)}
	if found := s.endpoints[r]; found != nil {
		c.name, c.inSDK = found.Name, true
	}
	x := newExamples(request, s)
	x.named = true
	for _, in := range []model.In{model.InPath, model.InQuery, model.InHeader} {
		for _, p := range ordered(op, in) {
			if value, ok := x.schema(&p.Schema, p.Name.Kebab); ok && p.Required {
				c.args = append(c.args, newArgument(p, value))
			}
		}
	}
	if r.Request != nil {
		c.body = newExamples(request, s).payload(&r.Request.Payload)
	}
	return c
}

// ordered returns the parameters of one place; those of the path in its order.
func ordered(op *model.Operation, in model.In) []*model.Param {
	if in == model.InPath {
		return op.PathParams()
	}
	var params []*model.Param
	for _, p := range op.Params {
		if p.In == in {
			params = append(params, p)
		}
	}
	return params
}

// url returns the address that is called.
func (c *call) url() string {
	path := c.op.Path
	query := url.Values{}
	for _, a := range c.args {
		switch a.param.In {
		case model.InPath:
			path = strings.ReplaceAll(path, "{"+a.param.Name.Wire+"}", url.PathEscape(a.text()))
		case model.InQuery:
			query[a.param.Name.Wire] = a.texts()
		case model.InHeader, model.InCookie:
		}
	}
	if c.op.Method == "GET" && c.takes("pretty") {
		query.Set("pretty", "true")
	}
	if len(query) > 0 {
		path += "?" + query.Encode()
	}
	return c.site.base() + path
}

func (c *call) takes(query string) bool {
	for _, p := range c.op.Params {
		if p.In == model.InQuery && p.Name.Wire == query {
			return true
		}
	}
	return false
}

var dashes = strings.NewReplacer(", ", "-", " ", "-")

// samples returns the samples of a page: command line, Go, and curl with each
// way to authenticate.
func (c *call) samples(anchors *anchors) []Sample {
	all := []Sample{{Title: "Command line", Language: "shell", code: c.cli()}}
	if c.inSDK {
		all = append(all, Sample{Title: "Go SDK", Language: "go", code: c.goProgram()})
	}
	oauth, keys := c.site.has(isClientCredentials), c.site.has(isDigest)
	if oauth {
		all = append(all, Sample{Title: "curl, service account", Language: "shell", code: c.curl(bearer)})
	}
	if keys {
		all = append(all, Sample{Title: "curl, API key", Language: "shell", code: c.curl(digest)})
	}
	if !oauth && !keys {
		all = append(all, Sample{Title: "curl", Language: "shell", code: c.curl(nobody)})
	}
	for i := range all {
		all[i].Source = all[i].code.text()
		all[i].Anchor = anchors.take("sample-" + dashes.Replace(strings.ToLower(all[i].Title)))
	}
	return all
}
