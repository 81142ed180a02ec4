package sample

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/emit/value"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/templates/go/cli/page"
)

// Options name the SDK and the command line of samples.
type Options struct {
	Module  string          // the SDK's: "github.com/atlasgen/atlas-sdk"
	Package string          // its one package: "admin"
	CLI     string          // the module of the command line
	Program page.Program    // the command line itself
	Query   []dialect.Query // what samples send beyond what is required
}

// A Maker makes the samples of one API.
type Maker struct {
	api       *model.API
	options   Options
	values    *value.Maker
	endpoints map[*model.Revision]*model.Endpoint // never ranged over
}

// NewMaker returns a maker of samples. values makes the values in them.
func NewMaker(api *model.API, o Options, values *value.Maker) *Maker {
	m := &Maker{api: api, options: o, values: values, endpoints: map[*model.Revision]*model.Endpoint{}}
	for _, e := range api.Endpoints {
		m.endpoints[e.Revision] = e
	}
	return m
}

// A Call is the basis of all samples of a page: a call of a revision of an operation,
// with values for required parameters and the body.
type Call struct {
	*Maker
	op       *model.Operation
	revision *model.Revision
	endpoint *model.Endpoint // nil if the SDK lacks the revision
	pinned   bool
	answer   model.Answer
	args     []argument // required ones: path, then query, then header
	body     []byte     // JSON, that of a form, too; nil if none is sent
	form     []formField
}

// Call returns a call of a revision of an operation.
func (m *Maker) Call(op *model.Operation, r *model.Revision) *Call {
	c := &Call{Maker: m, op: op, revision: r, endpoint: m.endpoints[r], answer: r.Answer(), pinned: r == op.Resolve(m.api.Pin)}
	for _, p := range op.Required() {
		if sample := m.values.Argument(p); sample != nil {
			c.args = append(c.args, newArgument(p, sample))
		}
	}
	if r.Request != nil && !c.uploads() {
		c.body = m.values.Payload(value.Request, &r.Request.Payload)
	}
	if c.isForm() {
		c.setForm()
	}
	return c
}

// given returns the arguments that the SDK and the command line do not send by
// themselves.
func (c *Call) given() []argument {
	return slices.DeleteFunc(slices.Clone(c.args), func(a argument) bool { return a.param.Fixed != "" })
}

// url returns the URL of the call.
func (c *Call) url() string {
	path, query, _ := strings.Cut(c.op.Template(), "?")
	parts := map[string]string{} // of the query, by parameter
	for _, a := range c.args {
		switch name := "{" + a.param.Name.Wire + "}"; a.param.In {
		case model.InPath:
			path = strings.ReplaceAll(path, name, a.segment())
			query = strings.ReplaceAll(query, name, url.QueryEscape(a.text()))
		case model.InQuery:
			parts[a.param.Name.Wire] = a.written()
		case model.InHeader, model.InCookie:
		}
	}
	for _, q := range c.options.Query {
		if c.op.Method == q.Method && c.op.QueryParam(q.Name) != nil {
			parts[q.Name] = url.Values{q.Name: {q.Value}}.Encode()
		}
	}
	all := []string{query}
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		all = append(all, parts[name])
	}
	all = slices.DeleteFunc(all, func(part string) bool { return part == "" })
	if len(all) > 0 {
		path += "?" + strings.Join(all, "&")
	}
	return c.base() + path
}

// Base returns the URL of the server to which samples send the call, without a slash
// at its end.
func (c *Call) Base() string { return c.base() }

// base returns the URL to which the call goes, without a slash at its end.
func (c *Call) base() string {
	if url := c.api.Document.BaseURLOf(c.op); url != "" {
		return text.Printable(url)
	}
	if c.op.Servers != nil {
		return unnamed(c.op.Servers)
	}
	return c.Maker.base()
}

// base returns the URL of the API, without a slash at its end. It has the host
// api.example.com if the document names none.
func (m *Maker) base() string {
	doc := m.api.Document
	if url := doc.BaseURL(); url != "" {
		return text.Printable(url)
	}
	return unnamed(doc.Servers)
}

// unnamed returns an example for servers that are paths, or have variables that users
// must set.
func unnamed(servers []model.Server) string {
	path := ""
	for _, s := range servers {
		if path == "" && strings.HasPrefix(s.Address(), "/") {
			path = text.Printable(s.Address())
		}
	}
	return unknownServer + path
}

// unknownServer stands for a server that the document does not name.
const unknownServer = "https://api.example.com"
