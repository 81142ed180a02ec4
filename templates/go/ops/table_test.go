package ops

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

var sample = Table{
	Operations: []*Operation{
		{Name: "createCluster", ID: "createGroupCluster", Tag: "Clusters", Versions: []Version{
			{Name: "2023-01-01", Stage: Stable, Date: "2023-01-01"},
			{Name: "2024-08-05", Stage: Stable, Date: "2024-08-05"},
			{Name: "2026-11-30.upcoming", Stage: Upcoming, Date: "2026-11-30"},
			{Name: "preview", Stage: Preview},
		}},
		{Name: "getOther", ID: "getOther", Tag: "A", Versions: []Version{{Name: "preview:x", Stage: Preview}}},
		{Name: "numbered", ID: "numbered", Versions: []Version{{Name: "v1", Stage: Stable}, {Name: "v2", Stage: Stable}, {Name: "v10", Stage: Stable}}},
		{Name: "unversioned", ID: "unversioned", Tag: "Clusters", Versions: []Version{{}}},
	},
	IDs:     []ID{{"createGroupCluster", "createCluster"}},
	Schemas: []Schema{{"A", `{"type":"string"}`}, {"B", `{}`}},
}

func TestLookup(t *testing.T) {
	for name, want := range map[string]string{
		"createCluster": "createCluster", "createGroupCluster": "createCluster", "getOther": "getOther",
		"": "", "zzz": "", "createClusterX": "",
	} {
		got := ""
		if op := sample.Lookup(name); op != nil {
			got = op.Name
		}
		if got != want {
			t.Errorf("Lookup(%q) = %q, want %q", name, got, want)
		}
	}
	if got := sample.Schema("A"); got != `{"type":"string"}` {
		t.Errorf("Schema(A) = %s", got)
	}
	if got := sample.Schema("C"); got != "" {
		t.Errorf("Schema(C) = %s, want nothing", got)
	}
	if diff := cmp.Diff([]string{"", "A", "Clusters"}, sample.Tags()); diff != "" {
		t.Errorf("Tags: (-want +got):\n%s", diff)
	}
}

func TestResolve(t *testing.T) {
	for _, c := range []struct{ op, pin, want string }{
		{"createCluster", "2022-12-31", "none"},
		{"createCluster", "2023-01-01", "2023-01-01"},
		{"createCluster", "2024-08-04", "2023-01-01"},
		{"createCluster", "2030-01-01", "2024-08-05"},
		{"createCluster", "2026-11-30.upcoming", "2026-11-30.upcoming"},
		{"createCluster", "preview", "preview"},
		{"createCluster", "preview:x", "none"},
		{"createCluster", "v9", "none"},
		{"createCluster", "2024-13-01", "none"},
		{"getOther", "2030-01-01", "none"},
		{"unversioned", "2020-01-01", ""},
		{"numbered", "v2", "v2"},
		{"numbered", "9", "v2"},
		{"numbered", "v10", "v10"},
		{"numbered", "0", "none"},
		{"numbered", "2024-08-05", "none"},
	} {
		got := "none"
		if v := sample.Lookup(c.op).Resolve(c.pin); v != nil {
			got = v.Name
		}
		if got != c.want {
			t.Errorf("%s.Resolve(%s) = %q, want %q", c.op, c.pin, got, c.want)
		}
	}
}

func TestVersions(t *testing.T) {
	for op, want := range map[string]string{"createCluster": "2024-08-05", "numbered": "v10", "unversioned": ""} {
		if v := sample.Lookup(op).Newest(); v == nil || v.Name != want {
			t.Errorf("%s.Newest() = %v, want %q", op, v, want)
		}
	}
	if v := sample.Lookup("getOther").Newest(); v != nil {
		t.Errorf("getOther.Newest() = %v, want nil", v)
	}
	if v := sample.Lookup("getOther").Default(); v == nil || v.Name != "preview:x" {
		t.Errorf("getOther.Default() = %v, want preview:x", v)
	}
	if v := sample.Lookup("createCluster").Version("preview"); v == nil || v.Stage != Preview {
		t.Errorf("Version(preview) = %v", v)
	}
	if v := sample.Lookup("createCluster").Version("2023-06-01"); v != nil {
		t.Errorf("Version(2023-06-01) = %v, want nil", v)
	}
}

func TestAnswer(t *testing.T) {
	json := Media{Type: "j", Format: "json", Schema: "{}"}
	empty := Media{Type: "e", Format: "json"}
	csv := Media{Type: "c", Format: "csv"}
	gzip := Media{Type: "g", Format: "gzip"}
	for _, c := range []struct {
		answers []*Response
		want    string
	}{
		{[]*Response{{Status: "204"}, {Status: "404", Media: []Media{json}}}, ""},
		{[]*Response{{Status: "200", Media: []Media{csv, json}}}, "j"},
		{[]*Response{{Status: "200", Media: []Media{empty}}, {Status: "201", Media: []Media{json}}}, "j"},
		{[]*Response{{Status: "200", Media: []Media{empty}}, {Status: "202", Media: []Media{gzip}}}, "g"},
		{[]*Response{{Status: "200", Media: []Media{empty}}, {Status: "400", Media: []Media{json}}}, "e"},
	} {
		got := ""
		if m := (&Version{Responses: c.answers}).Answer(); m != nil {
			got = m.Type
		}
		if got != c.want {
			t.Errorf("Answer() = %q, want %q", got, c.want)
		}
	}
	v := Version{Responses: []*Response{{Status: "200", Media: []Media{csv, json}}}}
	if m := v.Accepted("csv"); m == nil || m.Type != "c" {
		t.Errorf("Accepted(csv) = %v", m)
	}
	if m := v.Accepted("gzip"); m != nil {
		t.Errorf("Accepted(gzip) = %v, want nil", m)
	}
}
