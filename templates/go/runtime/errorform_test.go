package admin

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestErrorForm(t *testing.T) {
	form := &errorForm{
		code:       []string{"code", "error.code", "type"},
		title:      []string{"title"},
		detail:     []string{"detail", "error.message", "error"},
		parameters: []string{"values"},
		violations: []string{"errors", "error.errors"},
		field:      []string{"pointer", "field"}, description: []string{"detail"},
	}
	tests := []struct {
		name, body string
		want       Error
	}{
		{"a problem (RFC 9457)", `{"type":"/problems/x","title":"X","status":409,"detail":"It is so."}`, Error{Code: "/problems/x", Reason: "X", Detail: "It is so."}},
		{"nested members", `{"error":{"code":404,"message":"No."}}`, Error{Code: "404", Detail: "No."}},
		{"a later path", `{"code":"","error":"No."}`, Error{Detail: "No."}},
		{"violations", `{"errors":[{"pointer":"/a","detail":"d"},{"field":"b"},"c"]}`, Error{Violations: []Violation{{Field: "/a", Description: "d"}, {Field: "b"}, {}}}},
		{"violations elsewhere", `{"errors":{},"error":{"errors":[{"field":"b"}]}}`, Error{Violations: []Violation{{Field: "b"}}}},
		{"parameters", `{"values":[1,"a"]}`, Error{Parameters: []json.RawMessage{[]byte("1"), []byte(`"a"`)}}},
		{"other kinds", `{"code":[1],"title":null,"detail":{},"errors":"x","values":{}}`, Error{}},
		{"no JSON", `{"code":"x"`, Error{}},
		{"an array", `["code"]`, Error{}},
	}
	for _, test := range tests {
		e := Error{Body: []byte(test.body)}
		form.read(&e)
		e.Body = nil
		if diff := cmp.Diff(test.want, e, cmp.AllowUnexported(Violation{})); diff != "" {
			t.Errorf("%s: read(%s): -want +got:\n%s", test.name, test.body, diff)
		}
	}
}
