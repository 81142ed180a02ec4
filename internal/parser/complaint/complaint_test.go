package complaint

import (
	"strings"
	"testing"
)

func TestQuote(t *testing.T) {
	tests := []struct{ in, want string }{
		{"a b", `"a b"`},
		{"é\n\x00\u202e", `"é\n\x00\u202e"`},
		{`a"b`, `"a\"b"`},
		{strings.Repeat("ü", 80), `"` + strings.Repeat("ü", 80) + `"`},
		{strings.Repeat("ü", 81), `"` + strings.Repeat("ü", 80) + `..."`},
	}
	for _, test := range tests {
		if got := Quote(test.in); got != test.want {
			t.Errorf("quote(%q) = %s, want %s", test.in, got, test.want)
		}
	}
}
