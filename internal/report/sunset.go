package report

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/atlasgen/atlasgen/internal/model"
)

// Sunsets lists versions of operations that end in a period.
type Sunsets struct {
	AsOf  model.Date // the day of the report
	Until model.Date // last day of the period; empty if there is none
	Rows  []Sunset   // by date, operation and version
}

// A Sunset is the end of one version of an operation.
type Sunset struct {
	Operation string         `json:"operation"` // public name
	Version   string         `json:"version"`
	Date      model.Date     `json:"date"`
	Successor string         `json:"successor"` // the version to move to, or empty
	Past      bool           `json:"past"`      // the date is before AsOf
	Pos       model.Position `json:"-"`
}

// NewSunsets returns the sunsets up to until, or all of them if until is empty.
// It omits undecided sunsets.
func NewSunsets(all []model.Sunset, asOf, until model.Date) Sunsets {
	s := Sunsets{AsOf: asOf, Until: until, Rows: []Sunset{}}
	for _, end := range all {
		day := end.Revision.Ends()
		if day == "" || until != "" && day > until {
			continue
		}
		s.Rows = append(s.Rows, Sunset{
			Operation: end.Operation.Name.Wire, Version: end.Revision.Version.String(), Date: day,
			Successor: end.Successor.String(), Past: day < asOf, Pos: end.Operation.Pos,
		})
	}
	return s
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

// GitHub writes a warning for each of the first sunsets, and a notice with
// their number.
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
