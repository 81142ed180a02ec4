package model

import (
	"strings"
	"testing"
)

func TestRequired(t *testing.T) {
	param := func(name string, in In, required bool) *Param {
		return &Param{Name: Name{Wire: name}, In: in, Required: required}
	}
	op := &Operation{Path: "/a/{x}/{y}", Params: []*Param{
		param("header", InHeader, true), param("y", InPath, true), param("pretty", InQuery, false),
		param("query", InQuery, true), param("x", InPath, true), param("x", InQuery, true),
	}}
	var got []string
	for _, p := range op.Required() {
		got = append(got, p.In.String()+" "+p.Name.Wire)
	}
	if want := "path x, path y, query query, query x, header header"; strings.Join(got, ", ") != want {
		t.Errorf("Required() = %q, want %s", got, want)
	}
	if p := op.QueryParam("pretty"); p != op.Params[2] {
		t.Errorf("QueryParam(pretty) = %v", p)
	}
	if p := op.QueryParam("header"); p != nil {
		t.Errorf("QueryParam(header) = %v, want nil", p)
	}
}

func TestPage(t *testing.T) {
	link := func(url string) Link { return Link{URL: url} }
	for _, test := range []struct {
		links []Link
		want  string
	}{
		{nil, ""},
		{[]Link{link("https://a"), link("https://b")}, "https://b"},
		{[]Link{link("https://a"), link("http://b")}, "https://a"},
		{[]Link{link("javascript:alert()")}, ""},
	} {
		if got := (&Operation{Docs: test.links}).Page(); got != test.want {
			t.Errorf("Page() of %v = %q, want %q", test.links, got, test.want)
		}
	}
}
