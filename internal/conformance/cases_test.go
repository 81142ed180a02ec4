//go:build conformance

package conformance

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

// published contains resolution cases of the newest published document, with
// their results. docs/versions.md has the rules.
type published struct {
	Operations       int            `json:"operations"`
	OperationsPerPin map[string]int `json:"operationsPerPin"`
	Cases            []resolved     `json:"cases"`
}

// A resolved is an operation at a pin. Want is nil if the pin does not select
// it.
type resolved struct {
	OperationID string           `json:"operationId"`
	Method      string           `json:"method"`
	Path        string           `json:"path"`
	Pin         string           `json:"pin"`
	Want        *spec.Resolution `json:"want"`
}

func readCases(t *testing.T) published {
	t.Helper()
	data, err := os.ReadFile(shared(t, "reference/version-cases.json"))
	if err != nil {
		t.Fatal(err)
	}
	var p published
	if err := json.Unmarshal(data, &p); err != nil {
		t.Fatal(err)
	}
	if len(p.Cases) != 40 || len(p.OperationsPerPin) != 19 {
		t.Fatalf("cases = %d and %d pins, want 40 and 19", len(p.Cases), len(p.OperationsPerPin))
	}
	return p
}

// TestOwnReading compares this package's own reading of versions, which other
// tests rely on, with the published results.
func TestOwnReading(t *testing.T) {
	p := readCases(t)
	doc := load(t, shared(t, newest))
	operations := map[string]*spec.Operation{}
	for _, o := range doc.Operations() {
		operations[o.ID] = o
	}
	if len(operations) != p.Operations {
		t.Errorf("Operations() = %d, want %d", len(operations), p.Operations)
	}
	for _, c := range p.Cases {
		if diff := cmp.Diff(c.Want, operations[c.OperationID].Resolve(c.Pin)); diff != "" {
			t.Errorf("Resolve(%s, %s) differs (-want +got):\n%s", c.OperationID, c.Pin, diff)
		}
	}
	for pin, want := range p.OperationsPerPin {
		if got := len(doc.Pinned(pin, false)); got != want {
			t.Errorf("Pinned(%s) = %d operations, want %d", pin, got, want)
		}
	}
}

// TestResolve compares "gen resolve" with the published results.
func TestResolve(t *testing.T) {
	p := readCases(t)
	file := shared(t, newest)
	byPin := map[string]map[string]*spec.Resolution{}
	for _, c := range p.Cases {
		if byPin[c.Pin] == nil {
			byPin[c.Pin] = resolve(t, file, c.Pin)
		}
		if diff := cmp.Diff(c.Want, byPin[c.Pin][c.OperationID]); diff != "" {
			t.Errorf("gen resolve --pin %s: %s differs (-want +got):\n%s", c.Pin, c.OperationID, diff)
		}
	}
	for pin, want := range p.OperationsPerPin {
		if got := len(resolve(t, file, pin)); got != want {
			t.Errorf("gen resolve --pin %s = %d operations, want %d", pin, got, want)
		}
	}
}

// resolve runs "gen resolve" and returns its output by operationId.
func resolve(t *testing.T, file, pin string) map[string]*spec.Resolution {
	t.Helper()
	r := gen(t, "resolve", "--spec", file, "--pin", pin, "--format", "json")
	if r.code != 0 {
		t.Fatalf("gen resolve --pin %s: exit code %d, want 0\n%s", pin, r.code, r.stderr)
	}
	var p published
	if err := json.Unmarshal([]byte(r.stdout), &p); err != nil {
		t.Fatalf("gen resolve --pin %s: %v\n%.500s", pin, err, r.stdout)
	}
	all := map[string]*spec.Resolution{}
	for _, c := range p.Cases {
		if c.Want != nil {
			all[c.OperationID] = c.Want
		}
	}
	return all
}

// TestVersions compares the counts of "gen versions" with the published ones.
func TestVersions(t *testing.T) {
	p := readCases(t)
	r := gen(t, "versions", "--spec", shared(t, newest), "--format", "json")
	if r.code != 0 {
		t.Fatalf("gen versions: exit code %d, want 0\n%s", r.code, r.stderr)
	}
	var got published
	if err := json.Unmarshal([]byte(r.stdout), &got); err != nil {
		t.Fatalf("gen versions: %v\n%.500s", err, r.stdout)
	}
	if diff := cmp.Diff(p.OperationsPerPin, got.OperationsPerPin); diff != "" || got.Operations != p.Operations {
		t.Errorf("gen versions = %d operations, want %d (-want +got):\n%s", got.Operations, p.Operations, diff)
	}
}
