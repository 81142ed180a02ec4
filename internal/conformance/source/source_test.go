package source

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

const example = `package p

var one = Operation{Name: "getA", Method: "GET", Path: prefix + "/a", Deprecated: true, Sunset: "2027-07-01"}

const prefix = "/v1"

var table = []*Param{&first, {Name: "b", Max: 3}}

var first = Param{Name: "a"}

// Get gets.
func (s *Service) GetWithParams(ctx context.Context, params *GetParams) *ListCall[A, B] { return call(&one) }

type GetParams struct {
	A string ` + "`path:\"a\"`" + `
}
`

func TestParse(t *testing.T) {
	p, err := Parse(map[string][]byte{"a.go": []byte(example), "a_test.go": []byte("not Go")})
	if err != nil {
		t.Fatal(err)
	}
	want := []Call{{
		Service: "Service", Method: "GetWithParams", Doc: "Get gets.\n", Result: "ListCall", Params: "GetParams",
		Name: "getA", Verb: "GET", Path: "/v1/a", Sunset: "2027-07-01", Deprecated: true,
		Fields: map[string]any{"Name": "getA", "Method": "GET", "Path": "/v1/a", "Sunset": "2027-07-01", "Deprecated": true},
	}}
	if diff := cmp.Diff(want, p.Calls); diff != "" {
		t.Errorf("Calls differ (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]any{map[string]any{"Name": "a"}, map[string]any{"Name": "b", "Max": 3}}, p.Variable("table")); diff != "" {
		t.Errorf("Variable(table) differs (-want +got):\n%s", diff)
	}
	if f := p.Fields("GetParams"); len(f) != 1 || f[0].Tag.Get("path") != "a" {
		t.Errorf("Fields(GetParams) = %v, want A", f)
	}
}
