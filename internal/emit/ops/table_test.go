package ops

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// TestTableResolvesLikeTheModel checks that the copied rules of the table for versions
// and responses give the same results as the model.
func TestTableResolvesLikeTheModel(t *testing.T) {
	for name, source := range sources(t) {
		pins := []string{"2022-12-31", "2024-05-29", "9999-12-30", "v1", "v2", "v9", "preview", "preview:none", "2026-01-01.upcoming"}
		for _, v := range source.doc.Versions() {
			pins = append(pins, v.String())
		}
		for i, op := range source.doc.Operations {
			checkVersions(t, name, op, source.table.Operations[i], pins)
			checkAnswers(t, name, op, source.table.Operations[i])
		}
	}
}

func checkVersions(t *testing.T, name string, op *model.Operation, got *ops.Operation, pins []string) {
	t.Helper()
	for _, pin := range pins {
		v, _ := model.ParseVersion(pin) // "" is not a version, but documents without versions have it
		if got, want := versionOf(got.Resolve(pin)), revisionOf(op.Resolve(v)); got != want && pin != "" {
			t.Errorf("%s: %s at %s is %s in the table, %s in the model", name, op.Name.Wire, pin, got, want)
		}
	}
	if got, want := versionOf(got.Newest()), revisionOf(op.Newest()); got != want {
		t.Errorf("%s: newest version of %s is %s in the table, %s in the model", name, op.Name.Wire, got, want)
	}
	if got, want := versionOf(got.Default()), revisionOf(op.Default()); got != want {
		t.Errorf("%s: default version of %s is %s in the table, %s in the model", name, op.Name.Wire, got, want)
	}
}

func checkAnswers(t *testing.T, name string, op *model.Operation, table *ops.Operation) {
	t.Helper()
	for i, r := range op.Revisions {
		got := ""
		if m := table.Versions[i].Answer(); m != nil {
			got = m.Type
		}
		if want := r.Answer().Accept.Text; got != want {
			t.Errorf("%s: %s %v accepts %q in the table, %q in the model", name, op.Name.Wire, r.Version, got, want)
		}
	}
}

func versionOf(v *ops.Version) string {
	if v == nil {
		return "none"
	}
	return fmt.Sprintf("%q", v.Name)
}

func revisionOf(r *model.Revision) string {
	if r == nil {
		return "none"
	}
	return fmt.Sprintf("%q", r.Version)
}

// TestTable checks the parts of an operation that no golden of the command line shows.
func TestTable(t *testing.T) {
	older := &model.Revision{Version: model.Version{Stage: model.Stable, Date: "2023-01-01"}, Sunset: "2026-01-01"}
	newer := &model.Revision{Version: model.Version{Stage: model.Stable, Date: "2024-08-05"}, Sunset: "9999-12-31"}
	op := func(name, id string, docs ...model.Link) *model.Operation {
		return &model.Operation{
			Name: model.Name{Wire: name, Go: name, Kebab: "kebab"}, ID: id, Tag: &model.Tag{}, Docs: docs,
			Revisions: []*model.Revision{older, newer},
		}
	}
	a, b := op("a", "zLong", model.Link{URL: "https://a"}), op("b", "aLong", model.Link{URL: "https://b"})
	doc := &model.Document{Title: "Two\nlines", Operations: []*model.Operation{a, b, op("c", "c")}}
	api := &model.API{Document: doc, Endpoints: []*model.Endpoint{{Operation: a}}}
	table := Table(api, "https://site/", dialect.Plain())

	if table.Title != "Two lines" || table.Pin != "" {
		t.Errorf("Title, Pin = %q, %q, want one line, and no pin", table.Title, table.Pin)
	}
	if diff := cmp.Diff([]ops.ID{{Long: "aLong", Name: "b"}, {Long: "zLong", Name: "a"}}, table.IDs); diff != "" {
		t.Errorf("IDs (-want +got):\n%s", diff)
	}
	var docs []string
	for _, op := range table.Operations {
		docs = append(docs, op.Docs)
	}
	if diff := cmp.Diff([]string{"https://site/operations/kebab.html", "https://b", ""}, docs); diff != "" {
		t.Errorf("Docs (-want +got):\n%s", diff)
	}
	v := table.Operations[0].Versions
	if v[0].Successor != "2024-08-05" || v[0].Sunset != "2026-01-01" || v[1].Successor != "" || v[1].Sunset != "" {
		t.Errorf("versions = %+v, want the first to end and to have a successor, and the second to have no decided end", v)
	}
}
