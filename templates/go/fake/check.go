package fake

import (
	"encoding/json"
	"io"
	"net/http"
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

// param checks the values of a parameter.
func (r *Request) param(p *ops.Param) []schema.Fault {
	values := r.values(p)
	switch {
	case p.Required && len(values) == 0:
		return []schema.Fault{{Path: p.Name, Text: "is missing"}}
	case !p.Array && len(values) > 1:
		return []schema.Fault{{Path: p.Name, Text: "is given " + strconv.Itoa(len(values)) + " times"}}
	}
	var faults []schema.Fault
	for _, v := range values {
		if text := schemas().Param(p, v); text != "" {
			faults = append(faults, schema.Fault{Path: p.Name, Text: text})
		}
	}
	return faults
}

func (r *Request) values(p *ops.Param) []string {
	var values []string
	switch p.In {
	case ops.Query:
		values = r.Query[p.Name]
	case ops.Header:
		values = r.Header.Values(p.Name)
	case ops.Path:
		values = []string{r.Path[p.Name]}
	}
	if !p.Joined || len(values) == 0 {
		return values
	}
	values = strings.Split(strings.Join(values, ","), ",")
	for i := range values {
		values[i] = strings.TrimSpace(values[i])
	}
	return values
}

// unknown reports query parameters that the operation does not have, sorted by
// name. It accepts the one of the fake's own links.
func (r *Request) unknown() []schema.Fault {
	r.from, _ = strconv.Atoi(r.Query.Get(linkParam))
	r.Query.Del(linkParam)
	var faults []schema.Fault
	for name := range r.Query {
		if !slices.ContainsFunc(r.Operation.Params, func(p *ops.Param) bool { return p.In == ops.Query && p.Name == name }) {
			faults = append(faults, schema.Fault{Path: name, Text: "there is no such parameter"})
		}
	}
	slices.SortFunc(faults, func(a, b schema.Fault) int { return strings.Compare(a.Path, b.Path) })
	return faults
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
