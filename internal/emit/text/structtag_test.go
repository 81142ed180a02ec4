package text

import (
	"reflect"
	"strconv"
	"testing"
)

func TestStructTag(t *testing.T) {
	for _, text := range hostile {
		literal := StructTag("json", text, "api", "x")
		tag, err := strconv.Unquote(literal)
		if err != nil {
			t.Fatalf("StructTag(json, %q) = %s: %v", text, literal, err)
		}
		if got := reflect.StructTag(tag).Get("json"); got != text {
			t.Errorf("StructTag(json, %q) has the value %q", text, got)
		}
		if got := reflect.StructTag(tag).Get("api"); got != "x" {
			t.Errorf("StructTag(json, %q) has the second value %q, want x", text, got)
		}
	}
}

func TestIsTagName(t *testing.T) {
	for name, want := range map[string]bool{
		"": false, "-": false, "a,b": false, `a"b`: false, "a\\b": false, "a\nb": false, "a`b": false, "a'b": false, "\x00": false,
		"a": true, "a b": true, "$ref": true, "a.b[0]": true, "é1": true, "--": true,
	} {
		if got := IsTagName(name); got != want {
			t.Errorf("IsTagName(%q) = %v, want %v", name, got, want)
		}
	}
}
