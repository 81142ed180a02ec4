package fake

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// schemas returns the schemas of the table.
var schemas = sync.OnceValue(func() *schema.Set { return schema.Of(table) })

// check returns an error with everything that the document does not allow in the
// request. It also reads the body.
func (r *Request) check(body io.Reader) error {
	var faults []schema.Fault
	for _, p := range r.Operation.Params {
		faults = append(faults, r.param(p)...)
	}
	faults = append(faults, r.unknown()...)
	more, err := r.body(body)
	if err != nil {
		return err
	}
	if faults = append(faults, more...); len(faults) > 0 {
		return disallowed(faults)
	}
	return nil
}

// param checks the value of a parameter.
func (r *Request) param(p *ops.Param) []schema.Fault {
	value, err := r.source.Read(p, r.memberOf(p))
	if err != nil {
		return []schema.Fault{{Path: p.Name, Text: err.Error()}}
	}
	values, isList := value.([]any)
	switch {
	case value == nil && p.Required:
		return []schema.Fault{{Path: p.Name, Text: "is missing"}}
	case value == nil, value == "" && p.Empty:
		return nil
	case p.Structured():
		return schemas().Value(p, value, p.Name)
	case !p.Array && len(values) > 1:
		return []schema.Fault{{Path: p.Name, Text: "is given " + strconv.Itoa(len(values)) + " times"}}
	case !isList:
		values = []any{value}
	}
	var faults []schema.Fault
	for _, v := range values {
		if text := schemas().Param(p, fmt.Sprint(v)); text != "" {
			faults = append(faults, schema.Fault{Path: p.Name, Text: text})
		}
	}
	return faults
}

// memberOf returns a function that reports whether a name in the request is that of a
// member of an object, whose members are sent as parameters of their own.
func (r *Request) memberOf(p *ops.Param) func(string) bool {
	if !p.Structured() || !strings.Contains(p.Style, "explode") {
		return func(string) bool { return false }
	}
	s := schemas().Resolve(schema.Parse(p.Schema))
	return func(name string) bool {
		if p.In != ops.Query && p.In != ops.Cookie {
			return true
		}
		other := slices.ContainsFunc(r.Operation.Params, func(q *ops.Param) bool { return q != p && q.In == p.In && q.Name == name })
		return !other && (s.Property(name) != nil || s.Additional != nil || len(s.Properties) == 0)
	}
}

// unknown reports query parameters that the operation does not have, sorted by
// name. It accepts the one of the fake's own links.
func (r *Request) unknown() []schema.Fault {
	r.from, _ = strconv.Atoi(r.Query.Get(linkParam))
	r.Query.Del(linkParam)
	var faults []schema.Fault
	for name := range r.Query {
		if !slices.ContainsFunc(r.Operation.Params, func(p *ops.Param) bool { return p.In == ops.Query && r.sets(p, name) }) && !r.fixed(name) {
			faults = append(faults, schema.Fault{Path: name, Text: "there is no such parameter"})
		}
	}
	slices.SortFunc(faults, func(a, b schema.Fault) int { return strings.Compare(a.Path, b.Path) })
	return faults
}

// sets reports whether a name in the query sets a parameter.
func (r *Request) sets(p *ops.Param, name string) bool {
	deep := strings.HasPrefix(p.Style, "deepObject") && strings.HasPrefix(name, p.Name+"[")
	return p.Name == name || deep || p.Type == "object" && r.memberOf(p)(name)
}

// fixed reports whether the path of the operation has a query with a name.
func (r *Request) fixed(name string) bool {
	_, query, _ := strings.Cut(r.Operation.Template(), "?")
	values, err := url.ParseQuery(query)
	return err == nil && values.Has(name)
}

// body reads and checks the body. It returns an error if the version takes no body
// or another media type.
func (r *Request) body(source io.Reader) ([]schema.Fault, error) {
	data, err := io.ReadAll(source)
	if err != nil {
		return nil, refusal(http.StatusBadRequest, "reading the body: %v", err)
	}
	want, name := r.Version.Request, r.Operation.Name
	switch {
	case len(data) == 0 && want != nil && want.Required:
		return []schema.Fault{{Text: "is missing"}}, nil
	case len(data) == 0:
		return nil, nil
	case want == nil:
		return nil, refusal(http.StatusBadRequest, "%s takes no body", name)
	}
	got := essence(r.Header.Get("Content-Type"))
	if !slices.ContainsFunc(want.Types(), func(t string) bool { return covers(essence(t), got) }) {
		return nil, refusal(http.StatusUnsupportedMediaType, "%s takes %s, not %q", name, want.MediaType, r.Header.Get("Content-Type"))
	}
	r.Body = data
	if want.IsForm() && got == essence(want.MediaType) {
		return r.checkForm(data, r.Header.Get("Content-Type"))
	}
	if want.Coding != "" || got != essence(want.MediaType) && !strings.HasSuffix(got, "json") {
		return nil, nil
	}
	return r.checkJSON(want.Schema), nil
}

// checkJSON checks the body against a schema and removes read-only properties.
func (r *Request) checkJSON(text string) []schema.Fault {
	v, err := tree.Decode(r.Body)
	switch {
	case err != nil:
		return []schema.Fault{{Text: err.Error()}}
	case text == "":
		return nil
	}
	s := schema.Parse(text)
	if pruned, dropped := schemas().Prune(v, s); len(dropped) > 0 {
		r.Body = json.RawMessage(tree.Encode(pruned))
	}
	return schemas().Check(v, s, schema.Request)
}
