package text

import (
	"go/parser"
	"go/token"
	"strconv"
	"testing"
)

// hostile are texts that end a literal, or are special within it.
var hostile = []string{"", "plain", "a`b", `a"b`, `\`, "a\nb", "a\r`", "*/", "\x00", "\xff", "\ufeff", "\u202e", "${x}", "%s"}

func TestGoString(t *testing.T) {
	for _, text := range hostile {
		literal := GoString(text)
		got, err := strconv.Unquote(literal)
		if err != nil || got != text {
			t.Errorf("GoString(%q) = %s, which Go reads as %q, %v", text, literal, got, err)
		}
		if _, err := parser.ParseFile(token.NewFileSet(), "p.go", "package p\nvar x = "+literal, 0); err != nil {
			t.Errorf("GoString(%q) = %s: %v", text, literal, err)
		}
	}
}
