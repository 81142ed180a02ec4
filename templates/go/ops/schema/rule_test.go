package schema

import (
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

func TestRules(t *testing.T) {
	const pets = `{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"},"c":{"type":"array"}},"allOf":[`
	for _, test := range []struct{ schema, value, want string }{
		{pets + `{"oneOf":[{"required":["a"]},{"required":["b"]}]}]}`, `{"a":"x"}`, ""},
		{pets + `{"oneOf":[{"required":["a"]},{"required":["b"]}]}]}`, `{}`, "the body: one of these is missing: a, b"},
		{pets + `{"oneOf":[{"required":["a"]},{"required":["b"]}]}]}`, `{"a":"x","b":"y"}`, "the body: only one of these may be there: a, b"},
		{pets + `{"anyOf":[{"required":["a"]},{"required":["b"]}]}]}`, `{"c":[]}`, "a: is missing"},
		{pets + `{"anyOf":[{"required":["a"]},{"required":["b"]}]}]}`, `{"a":"x","b":"y"}`, ""},
		{pets + `{"not":{"required":["a","b"]}}]}`, `{"a":"x","b":"y"}`, "the body: is not allowed"},
		{pets + `{"dependentRequired":{"a":["b"]}}]}`, `{"a":"x"}`, "b: is missing: a needs it"},
		{pets + `{"dependentSchemas":{"a":{"properties":{"b":{"enum":["z"]}}}}}]}`, `{"a":"x","b":"y"}`, `b: "y" is none of "z"`},
		{pets + `{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}]}`, `{"a":"x"}`, "b: is missing"},
		{pets + `{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}]}`, `{"b":"x"}`, "c: is missing"},
		{pets + `{"propertyNames":{"maxLength":1}}]}`, `{"a":"x"}`, ""},
		{`{"type":"object","allOf":[{"propertyNames":{"enum":["a"]}}]}`, `{"b":1}`, `b: the name "b" is none of "a"`},
		{`{"type":"array","allOf":[{"contains":{"enum":[1]},"maxContains":1}]}`, `[1,2]`, ""},
		{`{"type":"array","allOf":[{"contains":{"enum":[1]},"maxContains":1}]}`, `[2]`, "the body: has 0 of the items that it must contain, want at least 1"},
		{`{"type":"array","allOf":[{"contains":{"enum":[1]},"maxContains":1}]}`, `[1,1]`, "the body: has 2 of the items that it must contain, want at most 1"},
		{`{"type":"array","prefixItems":[{"type":"string"},{"type":"integer"}],"items":{"type":"boolean"}}`, `["a",1,true]`, ""},
		{`{"type":"array","prefixItems":[{"type":"string"},{"type":"integer"}],"items":{"type":"boolean"}}`, `[1,1,1]`, "[0]: is integer, want string; [2]: is integer, want boolean"},
		{`{"type":"object","allOf":[{"patternProperties":{"^x-":{"type":"string"}},"properties":{"id":{}},"additionalProperties":{"not":{}}}]}`, `{"id":1,"x-a":"b"}`, ""},
		{`{"type":"object","allOf":[{"patternProperties":{"^x-":{"type":"string"}},"properties":{"id":{}},"additionalProperties":{"not":{}}}]}`, `{"y":1,"x-a":2}`, "y: is not allowed; x-a: is integer, want string"},
	} {
		value, err := tree.Decode([]byte(test.value))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range NewSet(nil).Check(value, Parse(test.schema), Any) {
			got = append(got, f.String())
		}
		if strings.Join(got, "; ") != test.want {
			t.Errorf("Check(%s, %s) = %s, want %s", test.value, test.schema, strings.Join(got, "; "), test.want)
		}
	}
}
