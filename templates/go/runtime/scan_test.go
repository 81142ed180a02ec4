package admin

import (
	"encoding/json"
	"testing"
)

func TestTagOf(t *testing.T) {
	tests := []struct{ in, want string }{
		{`{"tag":"a"}`, "a"},
		{` { "other" : {"tag":"inner"} , "tag" : "a" } `, "a"},
		{`{"other":[{"tag":"inner"},"tag"],"tag":"a"}`, "a"},
		{`{"other":"\"tag\":\"inner\"","tag":"a"}`, "a"},
		{`{"other":"\\","tag":"a"}`, "a"},
		{`{"tag":"a","tag":"b"}`, "b"},
		{`{"tag":"a","tag":1}`, ""},
		{`{"\u0074ag":"\u0061\n"}`, "a\n"},
		{`{"TAG":"a"}`, ""},
		{`{"tags":"a","ta":"b"}`, ""},
		{`{"tag":null}`, ""},
		{`{"tag":12}`, ""},
		{`{"n":-1.5e3,"b":true,"z":null,"tag":"a"}`, "a"},
		{`{"":"x","tag":""}`, ""},
		{`{}`, ""},
		{`[{"tag":"a"}]`, ""},
		{`"tag"`, ""},
		{`null`, ""},
		{``, ""},
		{`{"tag"`, ""},
		{`{"tag":`, ""},
		{`{"tag":"a`, ""},
		{`{"x":{"tag":"a"`, ""},
		{`{"x":["a`, ""},
	}
	for _, test := range tests {
		if got := string(tagOf([]byte(test.in), "tag")); got != test.want {
			t.Errorf("tagOf(%s) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestHasMember(t *testing.T) {
	tests := []struct {
		in   string
		want bool
	}{
		{`{"x":1}`, true},
		{`{"x":null}`, true},
		{`{"\u0078":1}`, true},
		{`{"a":{"x":1}}`, false},
		{`{"X":1}`, false},
		{`["x"]`, false},
		{``, false},
	}
	for _, test := range tests {
		if got := hasMember([]byte(test.in), "x"); got != test.want {
			t.Errorf("hasMember(%s) = %v, want %v", test.in, got, test.want)
		}
	}
}

func TestKindOf(t *testing.T) {
	tests := []struct {
		in   string
		want jsonKind
	}{
		{` {}`, objectKind},
		{"\n\t[", arrayKind},
		{`"x"`, stringKind},
		{`-1`, numberKind},
		{`0`, numberKind},
		{`true`, booleanKind},
		{`false`, booleanKind},
		{`null`, nullKind},
		{`<html>`, noKind},
		{` `, noKind},
		{``, noKind},
	}
	for _, test := range tests {
		if got := kindOf([]byte(test.in)); got != test.want {
			t.Errorf("kindOf(%q) = %v, want %v", test.in, got, test.want)
		}
	}
}

// FuzzMembers compares the scanner with encoding/json for JSON, and checks that
// it does not panic for other text.
func FuzzMembers(f *testing.F) {
	f.Add([]byte(`{"a":1,"b":[{"c":"\"]"}],"a":{"x":null}}`))
	f.Add([]byte(`[1,"a",{"b":[]}]`))
	f.Add([]byte(`{"a":"\\"`))
	f.Fuzz(func(t *testing.T, data []byte) {
		got := make(map[string]string)
		for m := membersOf(data); m.next(); {
			got[text(m.key)] = string(m.value)
		}
		var list []string
		for e := elementsOf(data); e.next(); {
			list = append(list, string(e.value))
		}
		var object map[string]json.RawMessage
		if json.Unmarshal(data, &object) == nil {
			compareMembers(t, got, object)
		}
		var array []json.RawMessage
		if json.Unmarshal(data, &array) == nil && len(list) != len(array) {
			t.Errorf("elementsOf(%s) = %d values, want %d", data, len(list), len(array))
		}
	})
}

func compareMembers(t *testing.T, got map[string]string, want map[string]json.RawMessage) {
	if len(got) != len(want) {
		t.Errorf("members = %q, want %q", got, want)
	}
	for name, value := range want {
		if got[name] != string(value) {
			t.Errorf("members[%q] = %s, want %s", name, got[name], value)
		}
	}
}
