package admin

import (
	"encoding/json"
	"testing"
)

func TestAdditional(t *testing.T) {
	tests := []struct{ in, want string }{
		{`{"id":"i"}`, `{"id":"i"}`},
		{`{}`, `{"id":""}`},
		{`null`, `{"id":""}`},
		{`{"b":{"providerName":"AWS"},"id":"i","a":{"providerName":"NEW","n":1.0}}`, `{"id":"i","a":{"providerName":"NEW","n":1.0},"b":{"providerName":"AWS"}}`},
		{`{"ID":{"n":1},"secret":"s","\u0069d":"i"}`, `{"id":"i","secret":"s","ID":{"n":1}}`},
	}
	for _, test := range tests {
		var x Extensible
		if err := json.Unmarshal([]byte(test.in), &x); err != nil {
			t.Fatalf("Unmarshal(%s) = %v", test.in, err)
		}
		if got, err := json.Marshal(&x); err != nil || string(got) != test.want {
			t.Errorf("Marshal of %s = %s, %v, want %s", test.in, got, err, test.want)
		}
	}
	aws := RegionConfig{Value: &AWSRegionConfig{Priority: Ptr(1)}}
	x := Extensible{Id: "i", AdditionalProperties: map[string]RegionConfig{"id": aws, "b": aws, "a": {}}}
	if got, err := json.Marshal(x); err != nil || string(got) != `{"id":"i","a":null,"b":{"providerName":"AWS","priority":1}}` {
		t.Errorf("Marshal(%+v) = %s, %v, want the declared id", x, got, err)
	}
	x.AdditionalProperties["c"] = RegionConfig{Value: NewRaw(json.RawMessage("{"))}
	if got, err := json.Marshal(x); err == nil {
		t.Errorf("Marshal of no JSON = %s, want an error", got)
	}
	for _, in := range []string{`[]`, `{"id":1}`, `{"a":{"providerName":"AWS","priority":"x"}}`} {
		if err := json.Unmarshal([]byte(in), new(Extensible)); err == nil {
			t.Errorf("Unmarshal(%s) = nil, want an error", in)
		}
	}
}
