package catalog

import (
	"fmt"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

func TestChoose(t *testing.T) {
	op := &ops.Operation{Name: "x", Versions: []ops.Version{
		{Name: "2023-01-01", Stage: ops.Stable, Date: "2023-01-01"},
		{Name: "2024-08-05", Stage: ops.Stable, Date: "2024-08-05"},
		{Name: "2026-11-30.upcoming", Stage: ops.Upcoming, Date: "2026-11-30"},
		{Name: "preview:p", Stage: ops.Preview},
	}}
	for text, want := range map[string]string{
		"":                    "2024-08-05",
		"2023-01-01":          "2023-01-01",
		"2024-08-04":          "2023-01-01",
		"2030-01-01":          "2024-08-05",
		"2026-11-30":          "2024-08-05",
		"2026-11-30.upcoming": "2026-11-30.upcoming",
		"preview:p":           "preview:p",
		"preview":             `x has no version "preview"; there is 2023-01-01, 2024-08-05, 2026-11-30.upcoming, preview:p`,
		"2022-12-31":          "x has no stable version up to 2022-12-31; there is 2023-01-01, 2024-08-05, 2026-11-30.upcoming, preview:p",
		"2023-02-30":          `x has no version "2023-02-30"; there is 2023-01-01, 2024-08-05, 2026-11-30.upcoming, preview:p`,
	} {
		v, err := Choose(op, text)
		got := fmt.Sprint(err)
		if err == nil {
			got = v.Name
		}
		if got != want {
			t.Errorf("Choose(%q) = %s, want %s", text, got, want)
		}
	}
	op.Versions = op.Versions[3:]
	if _, err := Choose(op, ""); err == nil {
		t.Error("choose of previews alone = nil, want an error")
	}
}

func TestNearest(t *testing.T) {
	names := []string{"getCluster", "getClusters", "deleteCluster", "listAlerts", "createClusterBackup"}
	for name, want := range map[string]string{
		"getClustr":   "getCluster getClusters",
		"getClsuters": "getClusters getCluster",
		"get-cluster": "getCluster getClusters",
		"cluster":     "getCluster getClusters deleteCluster createClusterBackup",
		"xyz":         "",
		"":            "",
	} {
		if got := strings.Join(Nearest(name, names), " "); got != want {
			t.Errorf("Nearest(%q) = %s, want %s", name, got, want)
		}
	}
}

func TestGuess(t *testing.T) {
	c := Catalog{Program: "x", Table: &ops.Table{}}
	for _, name := range []string{"createCluster", "deleteAlert", "getCluster", "listAllClusters", "listClusters", "listPolicies", "upgradeClusterAddress"} {
		c.Table.Operations = append(c.Table.Operations, &ops.Operation{Name: name, ID: name, Tag: "Big Ones"})
	}
	for words, want := range map[string]string{
		"clusters list":     "listClusters",
		"list clusters":     "listClusters",
		"cluster describe":  "getCluster",
		"clusters get c1":   "getCluster",
		"alerts rm":         "deleteAlert",
		"clusters all":      "listAllClusters",
		"clutsers list":     "listClusters listAllClusters",
		"policy ls":         "listPolicies",
		"all-clusters list": "listAllClusters",
		"address":           "upgradeClusterAddress",
		"big delete":        "deleteAlert",
		"nothing":           "",
		"":                  "",
		"éà":                "",
	} {
		if got := strings.Join(c.Guess(strings.Fields(words)), " "); got != want {
			t.Errorf("Guess(%s) = %s, want %s", words, got, want)
		}
	}
}

// Suggestions for a name in a tag are operations of the tag.
func TestWithin(t *testing.T) {
	c := Catalog{Program: "x", Table: &ops.Table{Operations: []*ops.Operation{
		{Name: "getCluster", Tag: "Big Clusters"}, {Name: "getClusters", Tag: "Others"}, {Name: "listClusters", Tag: "Big Clusters"}}}}
	for name, want := range map[string]string{
		"getCluster":  "<nil>",
		"getClustrs":  `"Big Clusters" has no operation "getClustrs"; did you mean getCluster?`,
		"list":        `"Big Clusters" has no operation "list"; did you mean listClusters?`,
		"getClusters": `operation getClusters belongs to "Others", not to "Big Clusters": x api getClusters`,
		"lisst":       `"Big Clusters" has no operation "lisst"; did you mean listClusters?`,
		"xyz":         `"Big Clusters" has no operation "xyz"; see x api big-clusters`,
	} {
		if _, err := c.Within("Big Clusters", name); fmt.Sprint(err) != want {
			t.Errorf("Within(%s) = %v, want %s", name, err, want)
		}
	}
}
