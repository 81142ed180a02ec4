package tree

import (
	"strings"
	"testing"
)

// The documents here are too large or too binary for goldens.
func TestRefusals(t *testing.T) {
	head := "openapi: 3.0.3\nx-a: "
	aliases := "x-a: &a [" + strings.Repeat("1,", 2000) + "]\nx-b: [" + strings.Repeat("*a,", 600) + "]\n"
	tests := []struct{ name, in, want string }{
		{"one long scalar", head + strings.Repeat("x", MaxSize), "f:1:1: document is larger than 64 MiB, see --large: 67108884 bytes"},
		{"NUL", head + "a\x00b", "f:2:7: character that no document may hold: \"\\x00\""},
		{"DEL", head + "a\x7f", "f:2:7: character that no document may hold: \"\\x7f\""},
		{"C1 control", head + "\u0086", "f:2:6: character that no document may hold: \"\\u0086\""},
		{"no character", head + "\uffff", "f:2:6: character that no document may hold: \"\\uffff\""},
		{"invalid UTF-8", head + "é\xff", "f:2:7: invalid UTF-8: \"\\xff\""},
		{"UTF-16", "\xff\xfeo\x00", "f:1:1: invalid UTF-8: \"\\xff\""},
		{"many values", head + "[" + strings.Repeat("1,", maxSeparators) + "]", "f:2:3999998: document has too many values: more than 2000000 separators, see --large"},
		{"a million aliases", "x-a: &a 1\nx-b: [" + strings.Repeat("*a,", 1_000_000) + "]\n", "f:2:3007: aliases are followed more than 1000 times"},
		{"aliases of much", aliases, "f:2:1504: aliases stand for more than 1000000 values"},
		{"10,000 levels in brackets", head + strings.Repeat("[", 10_000), "f:3:1: not YAML or JSON: did not find expected node content"},
		{"10,000 closed levels", head + strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000), "f:2:105: values are nested more than 100 levels deep"},
		{"100,000 levels in brackets", head + strings.Repeat("[", 100_000), "f:2:10006: values are nested more than 100 levels deep"},
		{"100,000 levels of lists", strings.Repeat("- ", 100_000), "f:1:20001: values are nested more than 100 levels deep"},
		{"10,000 levels of JSON", strings.Repeat(`{"a":`, 10_000) + "1" + strings.Repeat("}", 10_000), "f:1:501: values are nested more than 100 levels deep"},
		{"digits", "a: 1" + strings.Repeat("0", maxDigits), "f:1:4: number has more than 1000 characters: \"1" + strings.Repeat("0", 79) + "...\""},
		{"end of document, then more", head + "1\n...\nb: 2\n", "f:3:1: more than one document in a file: \"...\""},
	}
	for _, test := range tests {
		_, complaints := Read("f", []byte(test.in))
		if got := complaints.Error(); got != test.want {
			t.Errorf("%s: Read complains %q, want %q", test.name, got, test.want)
		}
	}
}

func TestAccepted(t *testing.T) {
	for _, in := range []string{
		"---\na: 1\n",
		"# comment\n---\na: 1\n...\n",
		"a: |\n  ---\n  ...\n  [[[[[\n",
		"\ufeffa: 1\n",
		"a: 1\r\nb: 2\r\n",
		`{"a": "\/\ud83d\ude00", "b": [1e5]}`,
	} {
		if _, complaints := Read("f", []byte(in)); len(complaints) > 0 {
			t.Errorf("Read(%q) complains %v, want no complaint", in, complaints)
		}
	}
}

func BenchmarkPrescan(b *testing.B) {
	data := []byte(strings.Repeat("    - {name: value, other: [1, 2]}\n", 100_000))
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		prescan("spec.yaml", data, false)
	}
}
