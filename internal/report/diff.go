package report

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/atlasgen/atlasgen/internal/diff"
	"github.com/atlasgen/atlasgen/internal/diff/surface"
)

// A Diff prints the changes between two documents.
type Diff struct{ *diff.Result }

func broken(c diff.Change) bool { return c.Breaking && c.Exemption == "" }

// counts returns "changes: 588, breaking: 135".
func (d *Diff) counts() string {
	return fmt.Sprintf("changes: %d, breaking: %d", len(d.Changes), d.Breaking())
}

// Text prints one change per line: first breaking changes, and last those that
// the pin does not select.
func (d *Diff) Text(w io.Writer) error {
	var b strings.Builder
	for _, part := range []func(diff.Change) bool{
		broken,
		func(c diff.Change) bool { return !broken(c) && c.AtPin },
		func(c diff.Change) bool { return !broken(c) && !c.AtPin },
	} {
		for _, c := range d.Changes {
			if part(c) {
				fmt.Fprintf(&b, "%-8s  %s\n", mark(c), line(c))
			}
		}
	}
	fmt.Fprintln(&b, d.counts())
	if d.SDK != nil {
		fmt.Fprintf(&b, "version of the SDK: %v\n", d.SDK.Level)
		reasons, more := d.reasons()
		for _, reason := range reasons {
			fmt.Fprintf(&b, "  %s\n", oneLine(reason))
		}
		if more > 0 {
			fmt.Fprintf(&b, "  and %d more\n", more)
		}
		if n := len(d.SDK.Generator); n > 0 {
			fmt.Fprintf(&b, "because of the generator, not of the API: %d\n", n)
		}
		for _, reason := range d.SDK.Generator[:min(len(d.SDK.Generator), 10)] {
			fmt.Fprintf(&b, "  %s\n", oneLine(reason))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// reasons returns the reasons for the SDK's version, at most twenty of them,
// and the number of the others. JSON contains all.
func (d *Diff) reasons() (some []string, more int) {
	const most = 20
	all := d.allReasons()
	n := min(most, len(all))
	return all[:n], len(all) - n
}

// allReasons returns the reasons for the SDK's version that the API gives.
func (d *Diff) allReasons() []string {
	if d.SDK.Level == surface.Minor {
		return d.SDK.Compatible
	}
	return d.SDK.Incompatible
}

func mark(c diff.Change) string {
	switch {
	case broken(c):
		return "breaking"
	case c.Breaking:
		return "exempted"
	default:
		return "fine"
	}
}

// line describes a change in one line.
func line(c diff.Change) string {
	text := fmt.Sprintf("%s: %s", c.Where, phrase(c))
	if c.Where.Operation == "" && len(c.Operations) > 0 {
		text += fmt.Sprintf(" (%s)", reached(c))
	}
	if !c.AtPin {
		text += elsewhere
	}
	return oneLine(text + "; " + reason(c))
}

// elsewhere marks changes that the pin does not select.
const elsewhere = ", not at this pin"

func reason(c diff.Change) string {
	if c.Exemption != "" {
		return c.Reason + "; exempted: " + c.Exemption
	}
	return c.Reason
}

// reached lists the operations that a change affects, or returns their number.
func reached(c diff.Change) string {
	const most = 3
	if len(c.Operations) <= most {
		return strings.Join(c.Operations, ", ")
	}
	return fmt.Sprintf("%d operations", len(c.Operations))
}

// phrase describes a change with the old and new value.
func phrase(c diff.Change) string {
	text, before, after := strings.ReplaceAll(string(c.Kind), "-", " "), brief(c.Before), brief(c.After)
	switch {
	case before != "" && after != "", strings.HasSuffix(text, " changed"):
		return text + ", " + cmp.Or(before, "none") + " -> " + cmp.Or(after, "none")
	case before+after != "":
		return text + ", " + before + after
	default:
		return text
	}
}

// oneLine makes text safe for one line of a terminal. It removes control
// characters, marks that change the direction of text, and invalid UTF-8.
func oneLine(text string) string {
	var b strings.Builder
	for word := range strings.FieldsSeq(strings.ToValidUTF8(text, "")) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		for _, r := range word {
			if unicode.IsGraphic(r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}
