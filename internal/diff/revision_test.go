package diff

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/model"
)

// answeringObject returns a revision whose response 200 is an object.
func answeringObject(date model.Date, d *model.Decl) *model.Revision {
	v := model.Version{Stage: model.Stable, Date: date}
	media := model.MediaType{Text: "application/vnd.atlas." + string(date) + "+json", Version: v, Format: "json"}
	return &model.Revision{Version: v, Responses: []*model.Response{{
		Status: "200", Payloads: []*model.Payload{{MediaType: media, Schema: &model.Schema{Type: &model.Ref{Decl: d}}}},
	}}}
}

func TestRevisions(t *testing.T) {
	property := func(name string, line int) *model.Property {
		return &model.Property{Name: model.Name{Go: name, Wire: name}, Schema: model.Schema{
			Pos: model.Position{Line: line}, Type: model.Primitive{Kind: model.String},
		}}
	}
	object := func(name string, properties ...*model.Property) *model.Decl {
		return &model.Decl{Name: model.Name{Go: name, Wire: name}, Schema: model.Schema{Type: &model.Object{Properties: properties}}}
	}
	older := answeringObject("2023-01-01", object("Cluster", property("id", 1), property("uri", 2)))
	newer := answeringObject("2024-08-05", object("Cluster", property("id", 3), property("tier", 4)))
	op := &model.Operation{Name: model.Name{Wire: "getCluster"}, Revisions: []*model.Revision{older, newer}}
	var got []string
	for _, c := range Revisions(op, older, newer) {
		if c.Kind == PropertyAdded || c.Kind == PropertyRemoved {
			got = append(got, string(c.Kind)+" "+c.Where.String())
		}
	}
	want := []string{"property-added Cluster tier", "property-removed Cluster uri"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("Revisions(getCluster, 2023-01-01, 2024-08-05) (-want +got):\n%s", d)
	}
	if same := Revisions(op, newer, newer); len(same) != 0 {
		t.Errorf("Revisions of a revision and itself = %v, want none", same)
	}
}
