package spec
import "testing"
func TestOwn(t *testing.T) {
	d, err := Load("../../../testdata/openapi/atlas-admin.yaml")
	if err != nil { t.Fatal(err) }
	t.Log(len(d.Operations()), len(d.Schemas()), len(d.Reach(d.Pinned("2025-03-12", true))), d.Previews())
	for _, o := range d.Operations() { t.Log(o.Method, o.Path, o.Name, o.ID, o.Versions(), o.Choose("2025-03-12")) }
	for _, name := range d.Schemas() {
		s := d.Shape(d.Schema(name))
		if s.Kind != Union { continue }
		for _, a := range s.Choice.Arms { t.Log(name, s.Choice.Property, s.Choice.Declared, a.Schema.Get("$ref").Text(), a.Tags, a.Key, s.Choice.Shared)}
	}
}
