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
	for _, in := range []string{`[]`, `{"id":1}`, `{"a":{"providerName":"AWS","priority":"x"}}`} {
		if err := json.Unmarshal([]byte(in), new(Extensible)); err == nil {
			t.Errorf("Unmarshal(%s) = nil, want an error", in)
		}
	}
}
