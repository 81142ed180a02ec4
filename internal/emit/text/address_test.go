package text

import "testing"

func TestWebAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.com/a?b=c#d": "https://example.com/a?b=c#d",
		"http://example.com/a b\"<>":  "http://example.com/a%20b%22%3C%3E",
		"https://example.com/é\n":     "https://example.com/%C3%A9%0A",
		"javascript:alert(1)":         "",
		"//example.com":               "",
		" https://example.com":        "",
		"":                            "",
	} {
		if got := WebAddress(in); got != want {
			t.Errorf("WebAddress(%q) = %q, want %q", in, got, want)
		}
	}
}
