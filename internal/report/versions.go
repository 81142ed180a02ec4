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

// VersionsText writes one line per version of a document, with the number of
// operations that a pin to it selects.
func VersionsText(w io.Writer, d *model.Document) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, c := range d.Counts() {
		fmt.Fprintf(table, "%s\t%d\n", cmp.Or(c.Version.String(), "unversioned"), c.Selected)
	}
	return table.Flush()
}

// VersionsJSON writes the same as a Resolution without cases.
func VersionsJSON(w io.Writer, d *model.Document) error {
	return Resolve(&model.API{Document: d}).JSON(w)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
