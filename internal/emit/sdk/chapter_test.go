package sdk

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/emit/sdk/chapter"
)

func TestChapters(t *testing.T) {
	got := map[string]string{}
	for _, c := range chapter.All(fixture(t)) {
		var names []string
		for _, d := range c.Decls {
			names = append(names, d.Name.Go)
		}
		got[c.File] = strings.Join(names, " ")
	}
	want := map[string]string{
		"animals_api.go":  "Animal Lion Seal LionKind PaginatedAnimal SealKind",
		"clusters_api.go": "AutoScaling Cluster Definition DefinitionText DefinitionMappings DefinitionList Extensible HardwareSpec Invoice KeyValue KeyValues PaginatedCluster RegionConfig RegionConfigShared AWSRegionConfig AzureRegionConfig ReplicationSpec Scaling State Threshold BoundFrom BoundTo",
		"staff_api.go":    "Keeper Problem Size Tags Tree",
		"types_p.go":      "PolicyError",
		"types_m.go":      "Mood",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("chapters: -want +got:\n%s", diff)
	}
}
