package ops

import (
	"bytes"
	"go/format"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// TestLiteral checks that zero fields are left out, that text is quoted, and that
// equal responses are one variable.
func TestLiteral(t *testing.T) {
	response := func() *ops.Response { return &ops.Response{Status: "204"} }
	op := ops.Operation{
		Name: "a", Summary: "\"quoted\" \x00\n", Deprecated: true, Roles: []string{"A", "B"},
		Versions: []ops.Version{{Responses: []*ops.Response{response()}}, {Responses: []*ops.Response{response()}}},
		Watcher:  &ops.Watcher{Get: "b", Status: 404},
	}
	p := &printer{shared: map[string]bool{}}
	var b bytes.Buffer
	p.literal(&b, op)
	want := `Operation{
	Name:       "a",
	Summary:    "\"quoted\" \x00\n",
	Deprecated: true,
	Roles:      []string{"A", "B"},
	Versions: []Version{
		{
			Responses: []*Response{&response80f197c237c4},
		},
		{
			Responses: []*Response{&response80f197c237c4},
		},
	},
	Watcher: &Watcher{Get: "b", Status: 404},
}`
	if diff := cmp.Diff(want, formatted(t, b.Bytes())); diff != "" {
		t.Errorf("literal (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff("\nvar response80f197c237c4 = Response{Status: \"204\"}\n", formatted(t, p.vars.Bytes())); diff != "" {
		t.Errorf("variables (-want +got):\n%s", diff)
	}
}

func formatted(t *testing.T, source []byte) string {
	t.Helper()
	data, err := format.Source(source)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestFileName checks that no tag makes a file name that is special to the go command
// or leads out of the folder.
func TestFileName(t *testing.T) {
	for tag, want := range map[string]string{
		"Cloud Backups": "ops_cloud_backups_table.go",
		"linux":         "ops_linux_table.go",
		"test":          "ops_test_table.go",
		"../../etc":     "ops_etc_table.go",
		"":              "ops_default_table.go",
		"日本":            "ops_default_table.go",
	} {
		if got := fileName(tag); got != want {
			t.Errorf("fileName(%q) = %s, want %s", tag, got, want)
		}
	}
}
