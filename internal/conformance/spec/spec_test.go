package spec

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func loadSmall(t *testing.T) *Document {
	t.Helper()
	doc, err := Load(filepath.Join("testdata", "small.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestChoose(t *testing.T) {
	o := loadSmall(t).Operations()[0]
	tests := []struct{ pin, want string }{
		{"2022-12-31", ""}, {"2023-01-01", "2023-01-01"}, {"2024-08-04", "2023-01-01"}, {"2024-08-05", "2024-08-05"},
		{"9999-12-31", "2024-08-05"}, {"2026-01-01.upcoming", "2026-01-01.upcoming"}, {"preview:new", "preview:new"},
		{"preview", ""}, {"preview:other", ""},
	}
	for _, tt := range tests {
		if got := o.Choose(tt.pin); got != tt.want {
			t.Errorf("Choose(%s) = %q, want %q", tt.pin, got, tt.want)
		}
	}
}

func TestResolve(t *testing.T) {
	o := loadSmall(t).Operations()[0]
	want := &Resolution{
		Version:    "2024-08-05",
		Responses:  map[string][]string{"201": {"application/vnd.atlas.2024-08-05+json"}},
		Dropped:    []string{"200"},
		Request:    []string{"application/vnd.atlas.2023-01-01+json"}, // the newest older one
		Superseded: []string{"2023-01-01"},
		Newer:      []string{},
		Previews:   []string{"2026-01-01.upcoming", "preview:new"},
		Sunset:     []string{"2027-01-01"},
	}
	if diff := cmp.Diff(want, o.Resolve("2025-03-12")); diff != "" {
		t.Errorf("Resolve(2025-03-12) differs (-want +got):\n%s", diff)
	}
}

func TestShape(t *testing.T) {
	doc := loadSmall(t)
	var inherited []string
	for _, m := range doc.Shape(doc.Schema("Cat")).Members {
		inherited = append(inherited, m.Name)
	}
	if diff := cmp.Diff([]string{"kind", "id", "lives"}, inherited); diff != "" {
		t.Errorf("Members(Cat) differ (-want +got):\n%s", diff)
	}
	choice := doc.Shape(doc.Schema("Pet")).Choice
	if got := choice.ByTag("CAT"); got == nil || refName(got.Schema.Get("$ref").Text()) != "Cat" || !choice.Declared {
		t.Errorf("ByTag(CAT) = %v, want the declared arm Cat", got)
	}
	untold := doc.Shape(doc.Schema("Machine")).Choice
	if got := untold.Arms[1].Tags; untold.Property != "size" || !cmp.Equal(got, []string{"L"}) || !cmp.Equal(untold.Shared, []string{"M"}) {
		t.Errorf("Choice(Machine) = %s %q shared %q, want size, L and M", untold.Property, got, untold.Shared)
	}
}

func TestTypeNames(t *testing.T) {
	want := map[string]string{
		"Pet": "Pet", "Cat": "Cat", "Dog": "Dog", "Machine": "Machine", "Small": "Small", "LargeManual": "Large",
		"ThingView": "ThingView", "Thing": "Thing", "raw": "RawObject",
	}
	if diff := cmp.Diff(want, loadSmall(t).TypeNames(map[string]bool{"Raw": true})); diff != "" {
		t.Errorf("TypeNames differ (-want +got):\n%s", diff)
	}
}

func TestServiceName(t *testing.T) {
	tests := []struct{ tag, want string }{
		{"Monitoring and Logs", "MonitoringAndLogsApi"}, {"Push-Based Log Export", "PushBasedLogExportApi"}, {"", "DefaultApi"},
	}
	for _, tt := range tests {
		if got := ServiceName(tt.tag); got != tt.want {
			t.Errorf("ServiceName(%q) = %s, want %s", tt.tag, got, tt.want)
		}
	}
}

func TestReach(t *testing.T) {
	doc := loadSmall(t)
	want := []string{"Pet", "Cat", "Dog"}
	if diff := cmp.Diff(want, doc.Reach(doc.Pinned("2025-03-12", false))); diff != "" {
		t.Errorf("Reach(2025-03-12) differs (-want +got):\n%s", diff)
	}
}
