package model

import (
	"slices"
	"testing"
)

func TestCounts(t *testing.T) {
	doc := &Document{Operations: []*Operation{
		versioned(t, "2023-01-01", "2024-01-01"),
		versioned(t, "2023-01-01", "preview"),
		versioned(t, "2024-01-01.upcoming"),
	}}
	v := func(s string) Version { return versioned(t, s).Revisions[0].Version }
	want := []Count{
		{v("2023-01-01"), 2, 2},
		{v("2024-01-01"), 2, 1},
		{v("2024-01-01.upcoming"), 1, 1},
		{v("preview"), 1, 1},
	}
	if got := doc.Counts(); !slices.Equal(got, want) {
		t.Errorf("Counts() = %v, want %v", got, want)
	}
}
