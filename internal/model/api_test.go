package model

import (
	"strings"
	"testing"
)

// TestWithoutSunset drops an operation with its service and its type. Types that other
// operations use stay, and so does an operation that ends on the given day.
func TestWithoutSunset(t *testing.T) {
	shared, own := &Decl{Name: Name{Go: "Shared"}, Schema: Schema{Type: FreeForm{}}}, &Decl{Name: Name{Go: "Own"}, Schema: Schema{Type: FreeForm{}}}
	answer := func(decls ...*Decl) []*Response {
		var all []*Response
		for _, d := range decls {
			all = append(all, &Response{Status: "200", Payloads: []*Payload{{Schema: &Schema{Type: &Ref{d}}}}})
		}
		return all
	}
	op := func(name, tag string, sunset Date, decls ...*Decl) *Operation {
		return &Operation{
			Name: Name{Go: name}, Tag: &Tag{Name: Name{Go: tag}},
			Revisions: []*Revision{{Sunset: sunset, Responses: answer(decls...)}},
		}
	}
	doc := &Document{Operations: []*Operation{op("A", "As", "2025-01-01", shared, own), op("B", "Bs", "2025-01-02", shared)}}
	for before, want := range map[Date]string{
		"":           "A B As Bs Own Shared",
		"2025-01-01": "A B As Bs Own Shared",
		"2025-01-02": "B Bs Shared",
		"2025-01-03": "",
	} {
		if got := listed(doc.Resolve(Version{}, false).WithoutSunset(before)); got != want {
			t.Errorf("WithoutSunset(%q) has %q, want %q", before, got, want)
		}
	}
}

// listed returns the names of an API's endpoints, services and declarations.
func listed(api *API) string {
	var names []string
	for _, e := range api.Endpoints {
		names = append(names, e.Name.Go)
	}
	for _, s := range api.Services {
		names = append(names, s.Tag.Name.Go)
	}
	for _, d := range api.Decls {
		names = append(names, d.Name.Go)
	}
	return strings.Join(names, " ")
}
