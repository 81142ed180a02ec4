package value

import (
	"regexp"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/model"
)

func TestPatternMatch(t *testing.T) {
	five, seventy := 5, 70
	for _, test := range []struct {
		pattern, name string
		limits        model.Limits
		want          string // empty: any that matches
	}{
		{pattern: `^[a-zA-Z0-9][a-zA-Z0-9-]*$`, name: "cluster-name", want: "my-cluster"},
		{pattern: `^([a-f0-9]{24})$`, name: "group-id"},
		{pattern: `^vpce-[0-9a-f]{17}$`, name: "endpoint"},
		{pattern: `([\d]+\.[\d]+\.[\d]+)`, name: "version"},
		{pattern: `^[A-Z]{2}$`, name: "country"},
		{pattern: `^x*$`, name: "x", limits: model.Limits{MinLength: &five}},
		{pattern: `^(a|bb|ccc)$`, name: "y"},
		{pattern: `^[\p{L}\p{N}\-_.,' ]*$`, name: "label", limits: model.Limits{MinLength: &seventy}, want: "my-label" + strings.Repeat("x", 62)},
	} {
		got := newPatterns().match(test.pattern, test.name, test.limits)
		if test.want != "" && got != test.want {
			t.Errorf("match(%q, %q) = %q, want %q", test.pattern, test.name, got, test.want)
		}
		if !regexp.MustCompile(test.pattern).MatchString(got) || !allowed(got, test.limits) {
			t.Errorf("match(%q, %q) = %q, want a string that matches and fits", test.pattern, test.name, got)
		}
	}
}

func TestPatternOfAnotherDialect(t *testing.T) {
	if got, want := newPatterns().match(`^(?=x)x$`, "n", model.Limits{}), "string"; got != want {
		t.Errorf("match of what Go cannot read = %q, want %q", got, want)
	}
	if got := newPatterns().match(`^(a(\.(?!$)|$)){3}$`, "n", model.Limits{}); got != "a.a.a" {
		t.Errorf("match of a pattern that forbids a dot at the end = %q, want a.a.a", got)
	}
	address := `^((25[0-5]|(2[0-4]|1\d|[1-9]|)\d)(\.(?!$)|$)){4}$`
	if got, want := newPatterns().match(address, "ip", model.Limits{}), "192.0.2.15"; got != want {
		t.Errorf("match(%q) = %q, want %q", address, got, want)
	}
}

func TestNumber(t *testing.T) {
	for _, test := range []struct {
		text   string
		limits model.Limits
		want   string
	}{
		{"42", model.Limits{}, "42"},
		{"42", model.Limits{Minimum: "1199145600"}, "1199145600"},
		{"42", model.Limits{Minimum: "42", ExclusiveMinimum: true}, "43"},
		{"42", model.Limits{Maximum: "1"}, "1"},
		{"42", model.Limits{Maximum: "42", ExclusiveMaximum: true}, "41"},
		{"42", model.Limits{MultipleOf: "5"}, "40"},
		{"42", model.Limits{MultipleOf: "25", Minimum: "30"}, "50"},
		{"42.5", model.Limits{Maximum: "0.5"}, "0.5"},
	} {
		if got := number(test.text, test.limits); got != test.want {
			t.Errorf("number(%s, %+v) = %s, want %s", test.text, test.limits, got, test.want)
		}
	}
}
