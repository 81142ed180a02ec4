package sdk

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestChapters(t *testing.T) {
	got := map[string]string{}
	for _, c := range chapters(zoo()) {
		var names []string
		for _, d := range c.decls {
			names = append(names, d.Name.Go)
		}
		got[c.file] = strings.Join(names, " ")
	}
	want := map[string]string{
		"animals_api.go": "Animal AnimalShared Lion Seal PaginatedAnimal Problem",
		"staff_api.go":   "Guest Child Adult Keeper Open Sign Walking Note Hours Size Tags Tree",
		"types_m.go":     "Mood",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("chapters: -want +got:\n%s", diff)
	}
}
