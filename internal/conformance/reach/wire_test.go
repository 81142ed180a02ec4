//go:build conformance

package reach

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
	"github.com/atlasgen/atlasgen/internal/conformance/value"
	"github.com/atlasgen/atlasgen/internal/model"
)

// An errand is one call.
type errand struct {
	Service, Method string
	Params          map[string]json.RawMessage // by "in:name"
	Body            json.RawMessage            // nil for none

	endpoint *model.Endpoint
}

// A report is the request that a server received.
type report struct {
	Method, URL string
	Header      http.Header
	Body        []byte
	Error       string // there was no request
}

// streamed is the error of a call that is not made, because its answer has no end.
const streamed = "there is no Execute"

// perOperation is how many requests there are of each operation. One that the
// validator accepts is enough: a random value may be outside of what a schema says in
// words that the maker of values does not know.
const perOperation = 3

// TestWire calls every operation of the chosen documents through the SDK, and asks
// libopenapi-validator about the requests. For documents that REACH_COMMANDS matches,
// the command line must send the same requests.
func TestWire(t *testing.T) {
	all, accepted := 0, 0
	subjects(t, func(t *testing.T, s *subject) {
		errands := s.errands(t)
		reports := probe[errand, report](t, s, "TestProbeCalls", "REACH_ERRANDS", "REACH_REPORTS", s.declared(t, nil), errands)
		judge := newJudge(t, s)
		problems, good := map[*model.Endpoint]string{}, map[*model.Endpoint]bool{}
		for i, e := range errands {
			problem := reports[i].Error
			if problem == streamed {
				continue
			}
			if problem == "" {
				problem = judge.problem(e.endpoint.Operation, reports[i])
			}
			good[e.endpoint] = good[e.endpoint] || problem == ""
			problems[e.endpoint] = fmt.Sprintf("%.900s; sent %s %.400q", problem, reports[i].URL, reports[i].Body)
		}
		for _, e := range s.api.Endpoints {
			if problem, called := problems[e]; called && !good[e] {
				t.Errorf("%s %s: %s", e.Operation.Method, e.Operation.Path, problem)
			}
		}
		all, accepted = all+len(problems), accepted+len(good)-count(good, false)
		t.Logf("%d operations, %d accepted", len(problems), count(good, true))
		s.compareCommands(t, errands, reports)
	})
	t.Logf("%d operations, %d accepted", all, accepted)
}

func count(of map[*model.Endpoint]bool, value bool) (n int) {
	for _, v := range of {
		if v == value {
			n++
		}
	}
	return n
}

// errands returns calls of all operations with random parameters and bodies.
func (s *subject) errands(t *testing.T) (all []errand) {
	t.Helper()
	g := value.New(s.doc, 6)
	g.Strict = true
	for _, service := range s.api.Services {
		for _, e := range service.Endpoints {
			for i := range perOperation {
				g.Fill = []value.Fill{value.All, value.Some, value.None}[i]
				errand, ok := s.errand(g, e)
				errand.Service = service.Tag.Field
				if ok {
					all = append(all, errand)
				}
			}
		}
	}
	return all
}

// errand returns a call, or false if a value of it cannot be made.
func (s *subject) errand(g *value.Generator, e *model.Endpoint) (errand, bool) {
	all := errand{Method: e.Forms.Long, Params: map[string]json.RawMessage{}, endpoint: e}
	for _, p := range e.Operation.Params {
		schema := s.param(e.Operation, p)
		if schema == nil || !p.Required && g.Fill == value.None {
			continue
		}
		v, ok := sendable(g, schema, p)
		if !ok && p.Required {
			return all, false
		}
		if ok {
			all.Params[p.In.String()+":"+p.Name.Wire] = v.JSON(nil)
		}
	}
	r := e.Revision.Request
	if r == nil || r.Schema == nil || !r.Required && g.Fill == value.None {
		return all, true
	}
	body := s.doc.Deref(s.operation(e.Operation).Get("requestBody"))
	schema := body.Get("content", r.MediaType.Text, "schema")
	if schema == nil {
		return all, false
	}
	all.Body = g.Value(schema).Request().JSON(nil)
	return all, string(all.Body) != "null"
}

func (s *subject) operation(op *model.Operation) *spec.Node {
	return s.doc.Root.Get("paths", op.Path, strings.ToLower(op.Method))
}

// param returns the schema of a parameter, or nil if the document has none.
func (s *subject) param(op *model.Operation, p *model.Param) (schema *spec.Node) {
	lists := slices.Concat(s.doc.Root.Get("paths", op.Path, "parameters").List(), s.operation(op).Get("parameters").List())
	for _, n := range lists {
		n = s.doc.Deref(n)
		if n.Get("name").Text() != p.Name.Wire || n.Get("in").Text() != p.In.String() {
			continue
		}
		schema = n.Get("schema")
		for _, mediaType := range n.Get("content").Members() {
			schema = n.Get("content", mediaType, "schema")
		}
	}
	return schema
}

// sendable returns a value that can be sent as a parameter. Requests cannot say null,
// and not all places can have all characters.
func sendable(g *value.Generator, schema *spec.Node, p *model.Param) (*value.Value, bool) {
	for range 50 {
		v := g.Value(schema)
		text := plain(v)
		switch {
		case nothing(v), p.In != model.InQuery && (text == "" || text == "." || text == ".."):
		case p.In != model.InQuery && strings.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r > '~' || r == '/' }):
		case !strings.ContainsFunc(text, func(r rune) bool { return r == 0 }):
			return v, true
		}
	}
	return nil, false
}

// nothing reports whether a value or a part of it is one that no style can express.
func nothing(v *value.Value) bool {
	return v.Token == "null" || v.Kind == value.List && len(v.Items) == 0 || v.Kind == value.Object && len(v.Members) == 0 ||
		slices.ContainsFunc(v.Items, nothing) || slices.ContainsFunc(v.Members, func(m value.Member) bool { return nothing(m.Value) })
}

// plain returns all texts of a value.
func plain(v *value.Value) string {
	var s string
	if json.Unmarshal([]byte(v.Token), &s) != nil {
		s = v.Token
	}
	for _, item := range v.Items {
		s += plain(item)
	}
	for _, m := range v.Members {
		s += m.Name + plain(m.Value)
	}
	return s
}
