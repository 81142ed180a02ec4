//go:build conformance

package conformance

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAliases compares the former names of operations with those in the
// published documents and on the reference pages. A name that two operations
// have had is not an alias.
func TestAliases(t *testing.T) {
	want := map[string]string{}
	note := func(name, place string) {
		if old, known := want[name]; known && old != place {
			place = ""
		}
		want[name] = place
	}
	for _, date := range []string{"2025-07-22", "2026-02-17", "2026-08-21"} {
		for _, op := range load(t, shared(t, "specs/atlas-admin-v2-"+date+".yaml")).Operations() {
			note(op.Name, op.Method+" "+op.Path)
			note(op.ID, op.Method+" "+op.Path)
		}
	}
	for _, page := range referencePages(t) {
		note(page.CLI.OperationID, page.Method+" "+page.Path)
	}
	for name, place := range want {
		if place == "" {
			t.Logf("%s has stood for two operations", name)
			delete(want, name)
		}
	}
	data, err := os.ReadFile(filepath.Join(root, "internal", "dialect", "atlas.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	_, aliases, _ := strings.Cut(string(data), "\naliases:\n")
	for line := range strings.Lines(aliases) {
		if name, place, ok := strings.Cut(strings.TrimSpace(line), ": "); ok {
			got[name] = place
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("names (-published +internal/dialect/atlas.yaml):\n%s", diff)
	}
	t.Logf("%d names", len(got))
}

// A referencePage is the command of a page of the published reference.
type referencePage struct {
	Method, Path string
	CLI          struct{ OperationID string }
}

func referencePages(t *testing.T) []referencePage {
	t.Helper()
	data, err := os.ReadFile(shared(t, "reference/facts.json"))
	if err != nil {
		t.Fatal(err)
	}
	var pages struct{ Operations []referencePage }
	if err := json.Unmarshal(data, &pages); err != nil {
		t.Fatal(err)
	}
	return pages.Operations
}
