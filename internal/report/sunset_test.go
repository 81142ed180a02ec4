package report

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/model"
)

func ending() *model.Document {
	op := func(name string, revisions ...*model.Revision) *model.Operation {
		return &model.Operation{Name: model.Name{Wire: name}, Pos: at(1), Revisions: revisions}
	}
	return &model.Document{Operations: []*model.Operation{
		op("b", &model.Revision{Version: stable("2023-01-01"), Sunset: "2026-01-01"}, &model.Revision{Version: stable("2024-01-01"), Sunset: "9999-12-31"}),
		op("a", &model.Revision{Version: stable("2023-01-01"), Sunset: "2026-01-01"}),
		op("c", &model.Revision{Version: stable("2023-01-01"), Sunset: "2026-03-01"}, &model.Revision{Version: model.Version{Stage: model.Preview}, Sunset: "2026-02-01"}),
		op("d", &model.Revision{Version: stable("2023-01-01")}),
	}}
}

func TestNewSunsets(t *testing.T) {
	a := Sunset{Operation: "a", Version: "2023-01-01", Date: "2026-01-01", Past: true, Pos: at(1)}
	b := Sunset{Operation: "b", Version: "2023-01-01", Date: "2026-01-01", Successor: "2024-01-01", Past: true, Pos: at(1)}
	preview := Sunset{Operation: "c", Version: "preview", Date: "2026-02-01", Successor: "2023-01-01", Pos: at(1)}
	c := Sunset{Operation: "c", Version: "2023-01-01", Date: "2026-03-01", Pos: at(1)}
	for _, test := range []struct {
		until model.Date
		want  []Sunset
	}{
		{"", []Sunset{a, b, preview, c}},
		{"2026-02-01", []Sunset{a, b, preview}},
		{"2026-01-31", []Sunset{a, b}},
		{"2025-12-31", []Sunset{}},
	} {
		if diff := cmp.Diff(test.want, NewSunsets(ending().Sunsets(), "2026-01-02", test.until).Rows); diff != "" {
			t.Errorf("NewSunsets(until %q) (-want +got):\n%s", test.until, diff)
		}
	}
}

func TestSunsetFormats(t *testing.T) {
	found := NewSunsets(ending().Sunsets(), "2026-01-02", "2026-01-31")
	for _, test := range []struct {
		name  string
		write func(*bytes.Buffer) error
		want  string
	}{
		{"text", func(b *bytes.Buffer) error { return found.Text(b) },
			"DATE        OPERATION  VERSION     SUCCESSOR   \n2026-01-01  a          2023-01-01  none        past\n2026-01-01  b          2023-01-01  2024-01-01  past\n"},
		{"markdown", func(b *bytes.Buffer) error { return found.Markdown(b) },
			"# Sunsets as of 2026-01-02\n\n| Date | Operation | Version | Successor | |\n| --- | --- | --- | --- | --- |\n| 2026-01-01 | `a` | 2023-01-01 | none | past |\n| 2026-01-01 | `b` | 2023-01-01 | 2024-01-01 | past |\n"},
		{"github", func(b *bytes.Buffer) error { return found.GitHub(b) },
			"::warning file=a.yaml,line=1,col=1,title=sunset::a@2023-01-01 ends on 2026-01-01; successor: none\n::warning file=a.yaml,line=1,col=1,title=sunset::b@2023-01-01 ends on 2026-01-01; successor: 2024-01-01\n::notice title=Sunsets::2 sunsets as of 2026-01-02, 2 of them past\n"},
	} {
		if diff := cmp.Diff(test.want, written(t, test.write)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}
