package model

import (
	"fmt"
	"testing"
)

// versioned returns an operation with revisions of these versions, in order.
func versioned(t *testing.T, versions ...string) *Operation {
	t.Helper()
	op := &Operation{}
	for _, s := range versions {
		v, err := ParseVersion(s)
		if err != nil {
			t.Fatal(err)
		}
		op.Revisions = append(op.Revisions, &Revision{Version: v})
	}
	return op
}

func TestSuccessor(t *testing.T) {
	four := []string{"2023-01-01", "2023-02-01", "2024-08-05", "2024-10-23"}
	mixed := []string{"2024-08-05", "2024-05-30.upcoming", "2026-01-01.upcoming", "preview", "preview:x"}
	for _, test := range []struct {
		versions  []string
		of, want  string
		supersede bool
	}{
		{four, "2023-01-01", "2024-10-23", true},
		{four, "2024-08-05", "2024-10-23", true},
		{four, "2024-10-23", "", false},
		{mixed, "2024-08-05", "", false},
		{mixed, "2024-05-30.upcoming", "2024-08-05", false},
		{mixed, "2026-01-01.upcoming", "", false},
		{mixed, "preview", "2024-08-05", false},
		{mixed, "preview:x", "2024-08-05", false},
		{[]string{"preview", "preview:x"}, "preview", "", false},
		{[]string{"v1", "v2", "v10"}, "v2", "v10", true},
	} {
		op := versioned(t, test.versions...)
		for _, r := range op.Revisions {
			if r.Version.String() != test.of {
				continue
			}
			if got := op.Successor(r).String(); got != test.want {
				t.Errorf("Successor(%s) of %q = %q, want %q", test.of, test.versions, got, test.want)
			}
			if got := op.Superseded(r); got != test.supersede {
				t.Errorf("Superseded(%s) of %q = %v, want %v", test.of, test.versions, got, test.supersede)
			}
		}
	}
	undated := &Operation{Revisions: []*Revision{{}}}
	if got := undated.Successor(undated.Revisions[0]); got != (Version{}) {
		t.Errorf("Successor of the only version = %v, want none", got)
	}
}

func TestNeighbours(t *testing.T) {
	op := versioned(t, "2023-01-01", "2024-08-05", "2024-10-23", "2026-01-01.upcoming", "preview", "preview:x")
	for of, want := range map[int][2]string{
		0: {"[]", "[2024-08-05 2024-10-23]"},
		1: {"[2023-01-01]", "[2024-10-23]"},
		3: {"[]", "[]"},
		4: {"[]", "[]"},
	} {
		r := op.Revisions[of]
		if got := [2]string{fmt.Sprint(op.Older(r)), fmt.Sprint(op.Newer(r))}; got != want {
			t.Errorf("Older and Newer of %v = %s, want %s", r.Version, got, want)
		}
	}
	if got := fmt.Sprint(op.Unsettled()); got != "[2026-01-01.upcoming preview preview:x]" {
		t.Errorf("Unsettled() = %s", got)
	}
}

func TestEnds(t *testing.T) {
	for sunset, want := range map[Date]Date{"": "", "2026-01-01": "2026-01-01", "9999-12-31": ""} {
		if got := (&Revision{Sunset: sunset}).Ends(); got != want {
			t.Errorf("Ends() with sunset %q = %q, want %q", sunset, got, want)
		}
	}
}
