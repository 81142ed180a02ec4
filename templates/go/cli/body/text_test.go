package body

import "testing"

func TestText(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "",
		"{}":                           "{}",
		"\xef\xbb\xbf{}":               "{}",
		"\xff\xfe{\x00}\x00":           "{}",
		"\xfe\xff\x00{\x00}":           "{}",
		"\xff\xfe\x3d\xd8\x00\xde":     "😀",
		"\xff\xfe{\x00}":               "{",
		"a\xef\xbb\xbf":                "a\ufeff",
		"\xef\xbb\xbf\xef\xbb\xbfmore": "\ufeffmore",
	} {
		if got := string(Text([]byte(text))); got != want {
			t.Errorf("Text(%q) = %q, want %q", text, got, want)
		}
	}
}
