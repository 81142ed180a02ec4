package model

import (
	"slices"
	"testing"
)

func TestSunsets(t *testing.T) {
	b, a := versioned(t, "2023-01-01", "2024-01-01", "preview"), versioned(t, "2023-01-01")
	b.Name.Wire, a.Name.Wire = "b", "a"
	b.Revisions[0].Sunset, b.Revisions[1].Sunset, b.Revisions[2].Sunset = "2026-01-01", "9999-12-31", "2025-01-01"
	a.Revisions[0].Sunset = "2026-01-01"
	doc := &Document{Operations: []*Operation{b, a, versioned(t, "2023-01-01")}}
	var got []string
	for _, s := range doc.Sunsets() {
		got = append(got, s.Operation.Name.Wire+" "+s.Revision.Version.String()+" "+string(s.Revision.Sunset)+" "+s.Successor.String())
	}
	want := []string{
		"b preview 2025-01-01 2024-01-01",
		"a 2023-01-01 2026-01-01 ",
		"b 2023-01-01 2026-01-01 2024-01-01",
		"b 2024-01-01 9999-12-31 ",
	}
	if !slices.Equal(got, want) {
		t.Errorf("Sunsets() = %q, want %q", got, want)
	}
}
