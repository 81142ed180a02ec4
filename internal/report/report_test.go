package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/model"
)

func stable(date string) model.Version {
	return model.Version{Stage: model.Stable, Date: model.Date(date)}
}

func at(line int) model.Position { return model.Position{File: "a.yaml", Line: line, Column: 1} }

func object(line int, wire string, t model.Type) *model.Decl {
	return &model.Decl{Name: model.Name{Go: wire, Wire: wire}, Schema: model.Schema{Pos: at(line), Type: t}}
}

func TestTold(t *testing.T) {
	a, b := object(1, "A", &model.Object{}), object(2, "B", &model.Object{})
	for _, test := range []struct {
		want  string
		union model.Union
	}{
		{"by discriminator kind", model.Union{Discriminator: "kind", Arms: []*model.Arm{
			{Tags: []string{"a", "aa"}, Decl: a}, {Tags: []string{"b"}, Decl: b},
		}}},
		{"by tag 3 of 3 of kind", model.Union{Discriminator: "kind", Inferred: true, Arms: []*model.Arm{
			{Tags: []string{"a", "aa"}, Decl: a}, {Tags: []string{"b"}, Decl: b},
		}}},
		{"by tag 1 of 3 of kind, else raw", model.Union{Discriminator: "kind", Inferred: true, Ambiguous: []string{"x", "y"}, Arms: []*model.Arm{
			{Tags: []string{"a"}, Decl: a}, {Decl: b},
		}}},
		{"by required property p or q", model.Union{Arms: []*model.Arm{{Key: "p", Decl: a}, {Key: "q", Decl: b}}}},
		{"by required property p, else raw", model.Union{Arms: []*model.Arm{{Key: "p", Decl: a}, {Decl: b}}}},
		{"by kind of JSON value", model.Union{Arms: []*model.Arm{{JSON: model.JSONString, Decl: a}, {JSON: model.JSONArray, Decl: b}}}},
		{"raw", model.Union{Arms: []*model.Arm{{Decl: a}, {Decl: b}}}},
	} {
		if got := told(&test.union); got != test.want {
			t.Errorf("told(%+v) = %q, want %q", test.union, got, test.want)
		}
	}
}

func TestVerbose(t *testing.T) {
	any := model.FreeForm{}
	property := func(line int, wire string, t model.Type) *model.Property {
		return &model.Property{Name: model.Name{Wire: wire}, Schema: model.Schema{Pos: at(line), Type: t}}
	}
	place := func(line int, t model.Type) *model.Schema { return &model.Schema{Pos: at(line), Type: t} }
	api := &model.API{Decls: []*model.Decl{
		object(20, "Alias", any),
		object(10, "Both", &model.Object{
			Properties: []*model.Property{property(12, "list", &model.List{Elem: place(13, any)}), property(11, "plain", any)},
			Additional: place(14, &model.Map{Elem: place(15, any)}),
		}),
		object(16, "Heir", &model.Object{Properties: []*model.Property{property(11, "plain", any)}}),
		object(30, "Union", &model.Union{Discriminator: "kind", Arms: []*model.Arm{{Tags: []string{"a"}}}}),
	}}
	want := []string{
		"a.yaml:11:1: free-form: Both.plain",
		"a.yaml:13:1: free-form: Both.list[]",
		"a.yaml:15:1: free-form: Both{}{}",
		"a.yaml:20:1: free-form: Alias",
		"a.yaml:30:1: union: Union: by discriminator kind",
		"free-form places: 4, unions: 1",
		"",
	}
	var b strings.Builder
	if err := Verbose(&b, api); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, strings.Split(b.String(), "\n")); diff != "" {
		t.Errorf("Verbose (-want +got):\n%s", diff)
	}
}

// document returns a document with one operation in three versions, with
// properties of the published document: a status that changes, two formats, a
// body, a sunset, shared errors.
func document() *model.Document {
	media := func(v model.Version, format string) model.MediaType {
		return model.MediaType{Text: "application/vnd.atlas." + v.String() + "+" + format, Version: v, Format: format}
	}
	revision := func(v model.Version, status, dropped string, sunset model.Date) *model.Revision {
		return &model.Revision{
			Version: v,
			Sunset:  sunset,
			Dropped: []string{dropped},
			Request: &model.Body{Payload: model.Payload{MediaType: media(v, "json")}},
			Responses: []*model.Response{
				{Status: status, Payloads: []*model.Payload{{MediaType: media(v, "csv")}, {MediaType: media(v, "json")}}},
				{Status: "401", Shared: "unauthorized", Payloads: []*model.Payload{{MediaType: model.MediaType{Text: "application/json", Format: "json"}}}},
			},
		}
	}
	return &model.Document{File: "a.yaml", Operations: []*model.Operation{{
		Name: model.Name{Go: "AddA", Wire: "addA"}, ID: "addGroupA", Method: "POST", Path: "/a", Tag: &model.Tag{},
		Revisions: []*model.Revision{
			revision(stable("2023-01-01"), "200", "201", "2027-07-01"),
			revision(stable("2024-05-30"), "201", "200", ""),
			revision(model.Version{Stage: model.Preview, Name: "x"}, "201", "200", ""),
		},
	}}}
}

func TestResolve(t *testing.T) {
	doc := document()
	got := Resolve(doc.Resolve(stable("2024-05-29"), false))
	want := Resolution{
		Spec:             "a.yaml",
		Operations:       1,
		OperationsPerPin: map[string]int{"2023-01-01": 1, "2024-05-30": 1, "preview:x": 1},
		Cases: []Case{{
			OperationID: "addGroupA", Method: "POST", Path: "/a", Pin: "2024-05-29", name: "addA",
			Want: Resolved{
				Version:    "2023-01-01",
				Responses:  map[string][]string{"200": {"application/vnd.atlas.2023-01-01+csv", "application/vnd.atlas.2023-01-01+json"}},
				Dropped:    []string{"201"},
				Request:    []string{"application/vnd.atlas.2023-01-01+json"},
				Superseded: []string{},
				Newer:      []string{"2024-05-30"},
				Previews:   []string{"preview:x"},
				Sunset:     []string{"2027-07-01"},
			},
		}},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(Case{})); diff != "" {
		t.Errorf("Resolve (-want +got):\n%s", diff)
	}
	if got := Resolve(doc.Resolve(stable("2022-01-01"), false)).Cases; got == nil || len(got) > 0 {
		t.Errorf("Resolve before the first version = %v, want an empty list", got)
	}
}

func TestText(t *testing.T) {
	doc := document()
	var b strings.Builder
	if err := Resolve(doc.Resolve(stable("2023-01-01"), false)).Text(&b); err != nil {
		t.Fatal(err)
	}
	want := "addA  2023-01-01  POST /a  sends application/vnd.atlas.2023-01-01+json; " +
		"200 application/vnd.atlas.2023-01-01+csv, application/vnd.atlas.2023-01-01+json; sunset 2027-07-01\n"
	if got := b.String(); got != want {
		t.Errorf("Text =\n%s, want\n%s", got, want)
	}
	b.Reset()
	if err := VersionsText(&b, doc); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), "2023-01-01  1\n2024-05-30  1\npreview:x   1\n"; got != want {
		t.Errorf("VersionsText =\n%s, want\n%s", got, want)
	}
}
