package text

import "testing"

func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"a~ b":                         "a~ b",
		"a\tb":                         "a b",
		"a\r\nb\rc\vd\fe\u0085f":       "a\nb\nc\nd\ne\nf",
		"a\u2028b\u2029c":              "a\nb\nc",
		"\x1b[31mred\x1b[0m\x07":       "[31mred[0m",
		"a\u202eb\u2066c\u200fd":       "abcd",
		"\ufeffa\x00b\x7fc\xffd\u009b": "abcd",
		"é世":                           "é世",
	} {
		if got := Printable(in); got != want {
			t.Errorf("Printable(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLine(t *testing.T) {
	for in, want := range map[string]string{
		"":              "",
		"word":          "word",
		" a\n\tb  c ":   "a b c",
		"a\u2028b\x1bc": "a bc",
		"\xff":          "",
	} {
		if got := Line(in); got != want {
			t.Errorf("Line(%q) = %q, want %q", in, got, want)
		}
	}
}
