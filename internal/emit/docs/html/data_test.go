package html

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// views is what templates/README.md describes, by heading.
var views = map[string]any{
	"All of `*.html.tmpl`":       frame{},
	"`authentication.html.tmpl`": authView{},
	"`errors.html.tmpl`":         errorsView{},
	"`index.html.tmpl`":          indexView{},
	"`operation.html.tmpl`":      operationView{},
	"`schema.html.tmpl`":         schemaView{},
	"`tag.html.tmpl`":            tagView{},
	"A section":                  section{},
	"A sample":                   sampleView{},
}

var described = regexp.MustCompile("`\\.(?:Data\\.)?([A-Z][A-Za-z]*)`")

// TestDataIsDescribed holds the description of what fills the frames against what
// does. Where they differ because a field went or means something else,
// DataVersion must grow.
func TestDataIsDescribed(t *testing.T) {
	text, err := os.ReadFile("../../../../templates/README.md")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, part := range strings.Split(string(text), "\n### ")[1:] {
		heading, list, _ := strings.Cut(part, "\n")
		view, known := views[heading]
		if !known {
			continue
		}
		seen++
		var want, got []string
		for field := range reflect.TypeOf(view).Fields() {
			want = append(want, field.Name)
		}
		for _, item := range strings.Split(list, "\n- ") {
			names, _, _ := strings.Cut(item, ":")
			for _, m := range described.FindAllStringSubmatch(names, -1) {
				got = append(got, m[1])
			}
		}
		slices.Sort(want)
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("fields of %s that are described (-want +got):\n%s", heading, diff)
		}
	}
	if seen != len(views) {
		t.Errorf("%d of %d views are described", seen, len(views))
	}
}
