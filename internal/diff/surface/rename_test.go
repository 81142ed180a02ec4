package surface

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestComplete(t *testing.T) {
	from := []File{{Name: "a.go", Data: []byte("package p\n\ntype Gone struct{ A int }\n\ntype T struct{ A, B, c int }\n\nfunc (T) Old() {}\n\nfunc (T) older() {}\n\nfunc F() {}\n\nconst C = 1\n\ntype Renamed int\n")}}
	to := []File{{Name: "a.go", Data: []byte("package p\n\ntype T struct{ A int }\n\ntype New int\n")}}
	v, err := Compare(from, to)
	if err != nil {
		t.Fatal(err)
	}
	r := Renames{
		Names:   []Rename{{TypeName, "", "Renamed", "", "New"}},
		Removed: []Removal{{FieldName, "T", "B", "the property b was removed"}},
	}
	r.Complete(v.Gone)
	const reason = "the newer SDK has no replacement"
	want := []Removal{
		{ConstantName, "", "C", reason},
		{FieldName, "T", "B", "the property b was removed"},
		{FunctionName, "", "F", reason},
		{MethodName, "T", "Old", reason},
		{TypeName, "", "Gone", reason},
	}
	if diff := cmp.Diff(want, r.Removed); diff != "" {
		t.Errorf("Complete (-want +got):\n%s", diff)
	}
}
