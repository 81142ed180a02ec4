package report

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"text/tabwriter"

	"github.com/atlasgen/atlasgen/internal/model"
)

// A Count is how many operations a pin selects.
type Count struct {
	Version    model.Version
	Operations int
}

// Counts returns the counts of all versions that a document has, in the order
// of model.CompareVersions.
func Counts(d *model.Document) []Count {
	var counts []Count
	for _, v := range d.Versions() {
		c := Count{Version: v}
		for _, op := range d.Operations {
			if op.Resolve(v) != nil {
				c.Operations++
			}
		}
		counts = append(counts, c)
	}
	return counts
}

// VersionsText writes one line per version of a document: the version, and how
// many operations a pin to it selects.
func VersionsText(w io.Writer, d *model.Document) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, c := range Counts(d) {
		fmt.Fprintf(table, "%s\t%d\n", cmp.Or(c.Version.String(), "unversioned"), c.Operations)
	}
	return table.Flush()
}

// VersionsJSON writes what VersionsText writes as a Resolution without cases.
func VersionsJSON(w io.Writer, d *model.Document) error {
	return Resolve(&model.API{Document: d}).JSON(w)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
