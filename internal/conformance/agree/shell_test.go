package agree

import (
	"slices"
	"testing"
)

func TestWords(t *testing.T) {
	for _, test := range []struct {
		command string
		want    []string
	}{
		{"a  b\tc\n", []string{"a", "b", "c"}},
		{"a \\\n  --b c", []string{"a", "--b", "c"}},
		{`a '' "" 'b c'd`, []string{"a", "", "", "b cd"}},
		{`'it'\''s' "a \"b\" \c ${D}"`, []string{"it's", `a "b" \c ${D}`}},
		{"--data '{\n  \"a\": 1\n}'", []string{"--data", "{\n  \"a\": 1\n}"}},
		{"a 'open", []string{"a", "open"}},
	} {
		if got := words(test.command); !slices.Equal(got, test.want) {
			t.Errorf("words(%q) = %q, want %q", test.command, got, test.want)
		}
	}
}
