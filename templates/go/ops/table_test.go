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
	if diff := cmp.Diff([]string{"A", "Clusters"}, sample.Tags()); diff != "" {
		t.Errorf("Tags: (-want +got):\n%s", diff)
	}
}

func TestVersions(t *testing.T) {
	for _, c := range []struct{ op, date, want string }{
		{"createCluster", "2022-12-31", "none"},
		{"createCluster", "2023-01-01", "2023-01-01"},
		{"createCluster", "2024-08-04", "2023-01-01"},
		{"createCluster", "9999-12-31", "2024-08-05"},
		{"getOther", "9999-12-31", "none"},
		{"unversioned", "2020-01-01", ""},
	} {
		got := "none"
		if v := sample.Lookup(c.op).At(c.date); v != nil {
			got = v.Name
		}
		if got != c.want {
			t.Errorf("%s.At(%s) = %q, want %q", c.op, c.date, got, c.want)
		}
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
