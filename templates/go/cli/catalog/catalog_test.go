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
		"get-cluster": "getCluster getClusters",
		"cluster":     "createClusterBackup deleteCluster getCluster getClusters",
		"xyz":         "",
		"":            "",
	} {
		if got := strings.Join(Nearest(name, names), " "); got != want {
			t.Errorf("Nearest(%q) = %s, want %s", name, got, want)
		}
	}
}
