package command

import (
	"context"
	"fmt"
	"net/http"
	"net/url"

	"github.com/atlasgen/atlasgen/templates/go/cli/failure"
	"github.com/atlasgen/atlasgen/templates/go/cli/profile"
	"github.com/atlasgen/atlasgen/templates/go/cli/server"
	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/style"
	admin "github.com/atlasgen/atlasgen/templates/go/runtime"
)

// request returns the request that the arguments describe. Its error lists all
// mistakes.
func (i *invocation) request(ctx context.Context, g *supplied) (admin.Request, error) {
	i.fill(g)
	var wrong failure.Mistakes
	for n := range i.params {
		p := &i.params[n]
		switch {
		case p.In == ops.Body:
		case p.In == ops.Path && (!p.Given || p.String() == ""), p.Required && !p.Given:
			wrong = append(wrong, "--"+p.Flag+" is "+absent(p))
		case !i.options.noCheck:
			wrong = append(wrong, p.Faults(i.schemas.Set)...)
		}
	}
	body, more := i.payload(ctx)
	if ctx.Err() != nil {
		return admin.Request{}, ctx.Err()
	}
	if wrong = append(wrong, more...); len(wrong) > 0 {
		return admin.Request{}, failure.Usagef("%w\nsee %s api %s --help", wrong, i.Name, i.op.CommandName())
	}
	r := i.arrange()
	r.Body, r.Operation.ContentType = body.sent, body.mediaType
	return r, i.authorize(&r, g)
}

func absent(p *param) string {
	if p.Given {
		return "empty"
	}
	return "missing"
}

// fill sets path parameters from the settings if the arguments do not set them.
func (i *invocation) fill(g *supplied) {
	for n := range i.params {
		p := &i.params[n]
		if p.Given || p.In != ops.Path {
			continue
		}
		for _, k := range i.Settings.Keys {
			if value := g.merged[k.Name]; value != "" && gives(k, p.Param.Name, p.Alias) {
				_ = p.Set(value) // never fails
				p.Origin = g.origin(k.Name)
			}
		}
	}
}

// gives reports whether a setting gives the value of a parameter.
func gives(k profile.Key, name, alias string) bool {
	return k.Param != "" && k.Param == name || k.Alias != "" && k.Alias == alias
}

// faultOf says why the parameter that a setting gives cannot have a value, or "".
func (s *session) faultOf(k profile.Key, value string) string {
	for _, op := range s.Table.Operations {
		for _, p := range s.Params(op, nil) {
			if p.In != ops.Path || !gives(k, p.Name, p.Alias) {
				continue
			}
			return s.schemas.Param(p.Param, value)
		}
	}
	return ""
}

// arrange returns the request without its body.
func (i *invocation) arrange() admin.Request {
	r := admin.Request{
		Operation: admin.Operation{
			Name: i.op.Name, Method: i.op.Method, Path: i.op.Template(), Accept: i.accept(),
			Deprecated: i.op.Deprecated, Sunset: i.v.Sunset, Successor: i.v.Successor, Servers: server.Of(i.op.Servers),
		},
		Path: map[string]string{}, Query: url.Values{}, RawPath: map[string]string{}, RawQuery: map[string]string{}, Header: http.Header{},
	}
	for _, p := range i.op.Params {
		if p.Fixed {
			fix(&r, p)
		}
	}
	for n := range i.params {
		if p := &i.params[n]; p.Given {
			i.send(&r, p)
		}
	}
	return r
}

// fix adds the only value of a parameter to a request.
func fix(r *admin.Request, p *ops.Param) {
	switch value := p.Enum[0]; p.In {
	case ops.Path:
		r.Path[p.Name] = value
	case ops.Query:
		r.Query.Set(p.Name, value)
	case ops.Header:
		r.Header.Set(p.Name, value)
	}
}

// send adds a parameter to a request. Scalars, and lists of them with a name for each
// item, are left to the client.
func (i *invocation) send(r *admin.Request, p *param) {
	if p.Style == "" && !p.Joined {
		switch p.In {
		case ops.Path:
			r.Path[p.Name] = p.String()
		case ops.Query:
			r.Query[p.Name] = p.Values
		case ops.Header:
			r.Header.Set(p.Name, p.String())
		}
		return
	}
	written := style.Write(p.Param.Param, p.Value(i.schemas.Set))
	switch {
	case written == "" || p.In == ops.Body:
	case p.In == ops.Path:
		r.RawPath[p.Name] = written
	case p.In == ops.Query:
		r.RawQuery[p.Name] = written
	case p.In == ops.Header:
		r.Header.Set(p.Name, written)
	case r.Header.Get("Cookie") != "":
		r.Header.Set("Cookie", r.Header.Get("Cookie")+"; "+written)
	default:
		r.Header.Set("Cookie", written)
	}
}

// accept returns the media type to request: that of the flag, or CSV if the output is CSV and the API
// itself can send the whole response as CSV, else the default one.
func (i *invocation) accept() string {
	if i.options.accept != "" {
		return i.options.accept
	}
	if i.nativeCSV() {
		return i.v.Accepted("csv").Type
	}
	if m := i.v.Answer(); m != nil {
		return m.Type
	}
	return ""
}

func (i *invocation) nativeCSV() bool {
	return i.options.output == "csv" && i.options.query == "" && i.options.columns == "" && i.v.Accepted("csv") != nil
}

// missing returns an error that explains how to set a body.
func (i *invocation) missing() string {
	text := "the body is missing: give it with "
	switch {
	case i.isForm():
		return fmt.Sprintf("%s--form or flags; see %s api %s --schema", text, i.Name, i.op.CommandName())
	case i.raw():
		text += "--file or --data"
	default:
		text = fmt.Sprintf("%s--file, --data, --set or flags; begin with %s api %s --example", text, i.Name, i.op.CommandName())
	}
	if i.unread() {
		text += "; --file - reads standard input"
	}
	return text
}
