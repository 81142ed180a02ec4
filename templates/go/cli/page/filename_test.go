package page

import (
	"slices"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

func TestFileNames(t *testing.T) {
	long := strings.Repeat("a", 300)
	table := &ops.Table{}
	for _, name := range []string{"getThing", "get_thing:copy", "../x", "listURLs", "listUrls", long, long + "b", "世界"} {
		table.Operations = append(table.Operations, &ops.Operation{Name: name})
	}
	var want []string
	for _, name := range []string{
		"getThing", "get_thingcopy", "x", "listURLs", "listUrls-1edc2973", long[:120] + "-279e8f01", long[:120] + "-c19bb8d9", "-40d651bf",
	} {
		want = append(want, "atlas-api-"+name)
	}
	if got := FileNames(&atlas, table); !slices.Equal(got, want) {
		t.Errorf("FileNames = %q, want %q", got, want)
	}
}
