package equal

import "testing"

func TestNumber(t *testing.T) {
	for _, same := range [][]string{
		{"100", "1e2", "1E+2", "100.0", "1.00e2", "0100"},
		{"0.00000001", "1e-08", "1e-8", "10E-9"},
		{"0", "-0", "0.0", "0e5"},
		{"-1.5", "-15e-1"},
		{"1e1000000", "10e999999"},
	} {
		for _, text := range same[1:] {
			if got, want := Number(text), Number(same[0]); got != want {
				t.Errorf("Number(%s) = %s, want %s", text, got, want)
			}
		}
	}
	for _, other := range []string{"", "x", "1e99999999999999999999", "0x10", "1.2.3"} {
		if got := Number(other); got != other {
			t.Errorf("Number(%q) = %q, want the text", other, got)
		}
	}
}

func TestCompareNumbers(t *testing.T) {
	ordered := []string{"-1e9", "-100", "-99.5", "-1e-3", "0", "1e-8", "0.5", "1", "1.25", "2", "10", "1e400000000"}
	for i, a := range ordered {
		for j, b := range ordered {
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			if got := CompareNumbers(a, b); got != want {
				t.Errorf("CompareNumbers(%s, %s) = %d, want %d", a, b, got, want)
			}
		}
	}
}

func TestDivides(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"5", "10", true}, {"10", "5", false}, {"0.1", "1", true}, {"0.1", "0.25", false}, {"0.25", "1.5", true},
		{"3", "1e2", false}, {"4", "1e2", true}, {"0", "1", false}, {"1", "1e400000000", false}, {"1", "x", false}, {"1", "0", true},
	} {
		if got := Divides(test.a, test.b); got != test.want {
			t.Errorf("Divides(%s, %s) = %v, want %v", test.a, test.b, got, test.want)
		}
	}
}

func TestJSON(t *testing.T) {
	for _, same := range [][2]string{
		{`{"a": 1.0, "b": [1e2]}`, `{"b":[100],"a":1}`}, {`"x"`, ` "\u0078"`}, {"null", " null "}, {"true", "true"},
	} {
		if a, b := JSON(same[0]), JSON(same[1]); a != b {
			t.Errorf("JSON(%s) = %s, JSON(%s) = %s, want the same", same[0], a, same[1], b)
		}
	}
	for _, other := range [][2]string{{"1", `"1"`}, {"[1,2]", "[2,1]"}, {"false", "null"}, {`{"a":1}`, `{"a":2}`}, {`["a,b"]`, `["a","b"]`}} {
		if a, b := JSON(other[0]), JSON(other[1]); a == b {
			t.Errorf("JSON(%s) = JSON(%s) = %s, want two texts", other[0], other[1], a)
		}
	}
	if got := JSON("{"); got != "{" {
		t.Errorf("JSON({) = %s, want the text", got)
	}
}

func TestMediaType(t *testing.T) {
	for in, want := range map[string]string{
		"application/json":                   "application/json",
		"Application/JSON; charset=UTF-8":    "application/json",
		"application/json;charset=us-ascii":  "application/json",
		"application/problem+json;charset=a": "application/problem+json",
		"text/plain; charset=utf-8":          "text/plain",
		`text/plain; charset="ISO-8859-1"`:   "text/plain;charset=iso-8859-1",
		"text/csv; header=present; A=b":      "text/csv;a=b;header=present",
		`x/y; a="b;c"; d=e;`:                 "x/y;a=b;c;d=e",
		`x/y; a="b\";c"`:                     `x/y;a=b\";c`,
	} {
		if got := MediaType(in); got != want {
			t.Errorf("MediaType(%s) = %s, want %s", in, got, want)
		}
	}
}

func TestCovers(t *testing.T) {
	for _, test := range []struct {
		wide, narrow string
		want         bool
	}{
		{"image/*", "image/PNG", true}, {"*/*", "text/plain; a=b", true}, {"image/*", "text/plain", false}, {"image/png", "image/png", false},
	} {
		if got := Covers(test.wide, test.narrow); got != test.want {
			t.Errorf("Covers(%s, %s) = %v, want %v", test.wide, test.narrow, got, test.want)
		}
	}
}

func TestURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://X.example.com:443/V2/": "https://x.example.com/V2",
		"HTTP://x:80":                   "http://x",
		"https://x:80":                  "https://x:80",
		"https://{Region}.x/":           "https://{Region}.x",
		"/":                             "",
		"/v2/":                          "/v2",
	} {
		if got := URL(in); got != want {
			t.Errorf("URL(%s) = %s, want %s", in, got, want)
		}
	}
}
