package diff

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/diff/surface"
)

func TestComplete(t *testing.T) {
	from := []surface.File{{Name: "a.go", Data: []byte("package p\n\ntype Gone struct{ A int }\n\ntype T struct{ A, B, c int }\n\nfunc (T) Old() {}\n\nfunc (T) older() {}\n\nfunc F() {}\n\nconst C = 1\n\ntype Renamed int\n")}}
	to := []surface.File{{Name: "a.go", Data: []byte("package p\n\ntype T struct{ A int }\n\ntype New int\n")}}
	v, err := surface.Compare(from, to)
	if err != nil {
		t.Fatal(err)
	}
	r := Renames{
		Names:   []Rename{{surface.TypeName, "", "Renamed", "", "New"}},
		Removed: []Removal{{surface.FieldName, "T", "B", "the property b was removed"}},
	}
	r.Complete(v.Gone)
	const reason = "the newer SDK has no replacement"
	want := []Removal{
		{surface.ConstantName, "", "C", reason},
		{surface.FieldName, "T", "B", "the property b was removed"},
		{surface.FunctionName, "", "F", reason},
		{surface.MethodName, "T", "Old", reason},
		{surface.TypeName, "", "Gone", reason},
	}
	if diff := cmp.Diff(want, r.Removed); diff != "" {
		t.Errorf("Complete (-want +got):\n%s", diff)
	}
}
