package admin

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestLocate(t *testing.T) {
	tests := []struct {
		in   string
		into any
		want string
	}{
		{`{"id":"i","extra":{"providerName":"AWS","priority":"high"}}`, new(Extensible), "extra.priority: "},
		{`{"id":1}`, new(Extensible), "id: "},
		{`{"":{"id":[]}}`, new(map[string]Extensible), `[""].id: `},
		{`{"mappings":{"a b":{"from":1}, "c":"d"},"mappings":[]}`, new(DefinitionMappings), "mappings: "},
		{`[{"providerName":"AWS"},{"providerName":"AWS","autoScaling":[]}]`, new(Definition), "[1].autoScaling: "},
		{`"x"`, new(Nullable[int]), "json: cannot unmarshal string"},
		{`{"a":[[1],[1,"x"]]}`, new(map[string][][]int), "a[1][1]: "},
		{`{"x":1e400}`, new(map[string]float64), "x: "},
	}
	for _, test := range tests {
		err := json.Unmarshal([]byte(test.in), test.into)
		if err == nil {
			t.Fatalf("Unmarshal(%s) = nil, want an error", test.in)
		}
		got := locate([]byte(test.in), test.into, err).Error()
		if !strings.HasPrefix(got, test.want) {
			t.Errorf("locate(%s) = %s, want it to begin with %q", test.in, got, test.want)
		}
	}
}
