package model

import (
	"slices"
	"testing"
)

func TestParseVersion(t *testing.T) {
	for in, want := range map[string]Version{
		"2024-08-05":          {Stage: Stable, Date: "2024-08-05"},
		"2024-08-05.upcoming": {Stage: Upcoming, Date: "2024-08-05"},
		"preview":             {Stage: Preview},
		"preview:rate-limit":  {Stage: Preview, Name: "rate-limit"},
		"v12":                 {Stage: Stable, Number: 12},
	} {
		got, err := ParseVersion(in)
		if err != nil || got != want {
			t.Errorf("ParseVersion(%q) = %v, %v, want %v", in, got, err, want)
		}
		if got.String() != in {
			t.Errorf("ParseVersion(%q).String() = %q", in, got.String())
		}
	}
	for _, in := range []string{"", "2024-13-05", "2024-8-5", "latest", "preview:", "preview:a b", "2024-08-05.beta", "preview.upcoming", " 2024-08-05", "v0", "v01", "v1.2", "20240805"} {
		if got, err := ParseVersion(in); err == nil {
			t.Errorf("ParseVersion(%q) = %v, want an error", in, got)
		}
	}
}

func TestCompareVersions(t *testing.T) {
	want := []string{"v2", "v10", "2023-01-01", "2024-08-05", "2023-01-01.upcoming", "preview", "preview:a", "preview:b"}
	var versions []Version
	for _, s := range want {
		v, err := ParseVersion(s)
		if err != nil {
			t.Fatal(err)
		}
		versions = append(versions, v)
	}
	slices.Reverse(versions)
	slices.SortFunc(versions, CompareVersions)
	for i, v := range versions {
		if v.String() != want[i] {
			t.Errorf("version %d is %v, want %s", i, v, want[i])
		}
	}
}

// TestOperationResolve holds rule 4 of docs/versions.md: a date takes the greatest
// stable version not after it, a name matches exactly or not at all.
func TestOperationResolve(t *testing.T) {
	op := &Operation{}
	for _, s := range []string{"2023-01-01", "2024-08-05", "2026-01-01.upcoming", "preview:x"} {
		v, err := ParseVersion(s)
		if err != nil {
			t.Fatal(err)
		}
		op.Revisions = append(op.Revisions, &Revision{Version: v})
	}
	for pin, want := range map[string]string{
		"2022-12-31":          "",
		"2023-01-01":          "2023-01-01",
		"2024-08-04":          "2023-01-01",
		"2024-08-05":          "2024-08-05",
		"2030-01-01":          "2024-08-05",
		"2026-01-01.upcoming": "2026-01-01.upcoming",
		"2026-01-02.upcoming": "",
		"preview":             "",
		"preview:x":           "preview:x",
		"preview:y":           "",
	} {
		v, err := ParseVersion(pin)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if r := op.Resolve(v); r != nil {
			got = r.Version.String()
		}
		if got != want {
			t.Errorf("Resolve(%s) = %q, want %q", pin, got, want)
		}
	}
}

func TestUpTo(t *testing.T) {
	for _, test := range []struct {
		v, pin string
		want   bool
	}{
		{"2024-08-05", "2024-08-05", true},
		{"2024-08-06", "2024-08-05", false},
		{"v2", "v10", true},
		{"v10", "v2", false},
		{"v2", "2024-08-05", false},
		{"2024-08-05", "v2", false},
		{"2024-08-05.upcoming", "2024-08-05", false},
		{"preview", "preview", false},
	} {
		v, err := ParseVersion(test.v)
		if err != nil {
			t.Fatal(err)
		}
		pin, err := ParseVersion(test.pin)
		if err != nil {
			t.Fatal(err)
		}
		if got := v.UpTo(pin); got != test.want {
			t.Errorf("%s.UpTo(%s) = %v, want %v", test.v, test.pin, got, test.want)
		}
	}
}

func TestPathNames(t *testing.T) {
	got := PathNames("/api/{groupId}/clusters/{clusterName}:pause")
	if want := []string{"groupId", "clusterName"}; !slices.Equal(got, want) {
		t.Errorf("PathNames = %q, want %q", got, want)
	}
}
