package output

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDifferences(t *testing.T) {
	was := Provenance{Tool: "1", Document: Source{Name: "a.yaml", Checksum: "11"}, Pin: "2024-08-05"}
	is := Provenance{Tool: "1", Document: Source{Name: "a.yaml", Checksum: "22"}, Select: map[string][]string{"tags": {"x"}}}
	want := []string{
		`document: was {"name":"a.yaml","sha256":"11"}, is {"name":"a.yaml","sha256":"22"}`,
		`pin: was "2024-08-05", is absent`,
		`select: was absent, is {"tags":["x"]}`,
	}
	if diff := cmp.Diff(want, was.Differences(is)); diff != "" {
		t.Errorf("Differences (-want +got):\n%s", diff)
	}
	if got := is.Differences(is); got != nil {
		t.Errorf("Differences of the same = %v, want none", got)
	}
}

func TestRecorded(t *testing.T) {
	dir := t.TempDir()
	if _, found, err := Recorded(dir); found || err != nil {
		t.Errorf("Recorded without a lock = %v, %v, want nothing", found, err)
	}
	write(t, dir, set(t, "sdk/a.go", "1"))
	if from, found, err := Recorded(dir); from.Tool != "test" || !found || err != nil {
		t.Errorf("Recorded = %+v, %v, %v, want the tool test", from, found, err)
	}
	put(t, dir, LockName, "<<<<<<<")
	if _, _, err := Recorded(dir); err == nil {
		t.Error("Recorded of a damaged lock = nil, want an error")
	}
}
