package tree

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func parse(t testing.TB, text string) *Node {
	t.Helper()
	s, complaints := Read("spec.yaml", []byte(text))
	if len(complaints) > 0 {
		t.Fatalf("Read(%q) complains: %v", text, complaints)
	}
	return s.Root
}

func TestScalars(t *testing.T) {
	tests := []struct {
		in, want string // YAML; the JSON of the same value
	}{
		{"2024-01-01", `"2024-01-01"`},
		{"off", `"off"`},
		{"yes", `"yes"`},
		{"True", `true`},
		{"FALSE", `false`},
		{"~", `null`},
		{"", `null`},
		{`""`, `""`},
		{"'12'", `"12"`},
		{"12", `12`},
		{"+007", `7`},
		{"-0", `-0`},
		{"0x1F", `31`},
		{"0o17", `15`},
		{"017", `17`},
		{"1.1991456e+09", `1.1991456e+09`},
		{".5", `0.5`},
		{"5.", `5`},
		{"1e3", `1e3`},
		{".inf", `".inf"`},
		{"1_000", `"1_000"`},
		{"12345678901234567890123.450", `12345678901234567890123.450`},
		{"1.2.3", `"1.2.3"`},
		{"-", `[null]`},
		{"- -", `[[null]]`},
		{"<b>&", `"<b>&"`},
		{"|\n  a\n  b\n", `"a\nb\n"`},
	}
	for _, test := range tests {
		in := "a: " + test.in
		if strings.HasPrefix(test.in, "- ") || test.in == "-" {
			in = "a:\n  " + test.in
		}
		if got := string(parse(t, in).Get("a").JSON()); got != test.want {
			t.Errorf("JSON(%q) = %s, want %s", test.in, got, test.want)
		}
	}
}

func TestRender(t *testing.T) {
	in := "a: [1, {b: \"x\\n\"}]\nc: 2.50\n\"d\": {}\n"
	tree := parse(t, in)
	text, origins := tree.render()
	if got, want := strings.ReplaceAll(string(text), "\n", ""), string(tree.JSON()); got != want {
		t.Errorf("render() without newlines = %s, want what JSON() returns, %s", got, want)
	}
	if !json.Valid(text) {
		t.Errorf("render() = %s, want JSON", text)
	}
	var got []string
	for i, line := range strings.Split(string(text), "\n") {
		got = append(got, fmt.Sprintf("%d:%d %s", origins[i].Line, origins[i].Column, line))
	}
	want := []string{
		`1:1 {`, `1:1 "a":`, `1:4 [`, `1:5 1,`, `1:8 {`, `1:9 "b":`, `1:12 "x\n"}],`,
		`2:1 "c":`, `2:4 2.50,`, `3:1 "d":`, `3:6 {}}`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("render() (-want +got):\n%s", diff)
	}
}

func TestGet(t *testing.T) {
	var text strings.Builder
	for i := range 2 * indexed {
		fmt.Fprintf(&text, "k%d: %d\n", i, i)
	}
	for _, in := range []string{"k3: 3\nk5: 5\n", text.String()} {
		n := parse(t, in)
		n.Set(&Node{Text: "new"}, &Node{Text: "n"})
		for key, want := range map[string]string{"k3": "3", "k5": "5", "new": "n", "absent": ""} {
			if got := n.Str(key); got != want {
				t.Errorf("Str(%q) = %q, want %q", key, got, want)
			}
		}
	}
	var none *Node
	if none.Get("a").Get("b") != nil || none.Str("a") != "" || none.JSON() != "" {
		t.Error("a nil node has members, want none")
	}
}

func TestAliasesAreWrittenOut(t *testing.T) {
	n := parse(t, "a: &x {b: [1]}\nc: *x\n")
	if got, want := string(n.JSON()), `{"a":{"b":[1]},"c":{"b":[1]}}`; got != want {
		t.Errorf("JSON() = %s, want %s", got, want)
	}
	n.Get("c").Get("b").Items[0].Text = "2"
	if got, want := string(n.JSON()), `{"a":{"b":[1]},"c":{"b":[2]}}`; got != want {
		t.Errorf("JSON() after a change = %s, want %s: aliases must not share nodes", got, want)
	}
}
