package text

import (
	"encoding/json"
	"testing"
)

func TestJSON(t *testing.T) {
	for in, want := range map[string]string{
		"a":              `"a"`,
		`"\`:             `"\"\\"`,
		"<a>&":           `"<a>&"`,
		"a\nb\x00\u2028": `"a\nb\u0000\u2028"`,
		"\xff":           "\"\\ufffd\"",
	} {
		got := JSON(in)
		if got != want || !json.Valid([]byte(got)) {
			t.Errorf("JSON(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestFromJSON(t *testing.T) {
	for in, want := range map[string]string{`"a\"b"`: `a"b`, "1.50": "1.50", "true": "true", `["a"]`: `["a"]`, "": "", `"open`: `"open`} {
		if got := FromJSON(in); got != want {
			t.Errorf("FromJSON(%s) = %s, want %s", in, got, want)
		}
	}
}
