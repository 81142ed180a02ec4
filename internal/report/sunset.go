package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/atlasgen/atlasgen/internal/model"
)

// Sunsets are the versions of operations that are announced to end.
type Sunsets struct {
	AsOf  model.Date // the day on which it is asked
	Until model.Date // the last day that is asked about; empty for every day
	Rows  []Sunset   // by date, operation and version
}

// A Sunset is the end of one version of an operation. A version that is past its
// sunset may still be served: the document says when it was announced to end, not
// that it did.
type Sunset struct {
	Operation string         `json:"operation"` // public name
	Version   string         `json:"version"`
	Date      model.Date     `json:"date"`
	Successor string         `json:"successor"` // the newest stable version, if it is newer; else empty
	Past      bool           `json:"past"`      // the date is before the day on which it is asked
	Pos       model.Position `json:"-"`
}

// FindSunsets returns the versions whose sunset is on a day up to until, or on
// any day if until is empty. An undecided sunset is none.
func FindSunsets(d *model.Document, asOf, until model.Date) Sunsets {
	found := Sunsets{AsOf: asOf, Until: until, Rows: []Sunset{}}
	for _, op := range d.Operations {
		for _, r := range op.Revisions {
			if r.Sunset == "" || r.Sunset.Undecided() || until != "" && r.Sunset > until {
				continue
			}
			found.Rows = append(found.Rows, Sunset{
				Operation: op.Name.Wire, Version: r.Version.String(), Date: r.Sunset,
				Successor: successor(op, r), Past: r.Sunset < asOf, Pos: op.Pos,
			})
		}
	}
	slices.SortFunc(found.Rows, func(a, b Sunset) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Operation, b.Operation), cmp.Compare(a.Version, b.Version))
	})
	return found
}

// successor returns the newest stable version of an operation if it comes after
// r, or an empty string.
func successor(op *model.Operation, r *model.Revision) string {
	newest := ""
	for _, other := range op.Revisions {
		if other.Version.Stage == model.Stable && (r.Version.Stage != model.Stable || r.Version.Date < other.Version.Date) {
			newest = other.Version.String()
		}
	}
	return newest
}

func (s Sunset) next() string { return cmp.Or(s.Successor, "none") }

func (s Sunset) when() string {
	if s.Past {
		return "past"
	}
	return "to come"
}

// Text writes a table.
func (s Sunsets) Text(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "DATE\tOPERATION\tVERSION\tSUCCESSOR\t")
	for _, row := range s.Rows {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", row.Date, oneLine(row.Operation), row.Version, row.next(), row.when())
	}
	return table.Flush()
}

// JSON writes an object with the array "sunsets".
func (s Sunsets) JSON(w io.Writer) error {
	return writeJSON(w, struct {
		AsOf    model.Date `json:"asOf"`
		Until   model.Date `json:"until"`
		Sunsets []Sunset   `json:"sunsets"`
	}{s.AsOf, s.Until, s.Rows})
}

// Markdown writes a table (GitHub Flavored Markdown, section 4.10).
func (s Sunsets) Markdown(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# Sunsets as of %s\n\n| Date | Operation | Version | Successor | |\n| --- | --- | --- | --- | --- |\n", s.AsOf)
	for _, row := range s.Rows {
		operation := strings.ReplaceAll(codeSpan(row.Operation), "|", `\|`)
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", row.Date, operation, row.Version, row.next(), row.when())
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// GitHub writes a warning for each of the first sunsets, and a notice that
// counts them.
func (s Sunsets) GitHub(w io.Writer) error {
	var b strings.Builder
	past := 0
	for i, row := range s.Rows {
		if row.Past {
			past++
		}
		if i < annotations {
			text := fmt.Sprintf("%s@%s ends on %s; successor: %s", row.Operation, row.Version, row.Date, row.next())
			fmt.Fprintf(&b, "::warning file=%s,line=%d,col=%d,title=sunset::%s\n", property(row.Pos.File), row.Pos.Line, row.Pos.Column, data(oneLine(text)))
		}
	}
	fmt.Fprintf(&b, "::notice title=Sunsets::%d sunsets as of %s, %d of them past\n", len(s.Rows), s.AsOf, past)
	_, err := io.WriteString(w, b.String())
	return err
}
