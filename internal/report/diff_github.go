package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff"
)

// annotations is the number of annotations of one level that GitHub shows for a
// step. It drops the others silently.
const annotations = 10

// GitHub writes workflow commands: an error for each breaking change, a warning
// for each exempted one, at most as many as GitHub shows, and a notice with the
// totals.
func (d *Diff) GitHub(w io.Writer) error {
	var b strings.Builder
	shown := map[string]int{}
	for _, c := range d.Changes {
		level := level(c)
		if level == "" {
			continue
		}
		if shown[level]++; shown[level] <= annotations {
			annotate(&b, level, c)
		}
	}
	text := d.counts()
	if more := max(0, shown["error"]-annotations) + max(0, shown["warning"]-annotations); more > 0 {
		text += fmt.Sprintf(", not shown here: %d", more)
	}
	if d.SDK != nil {
		text += ", version of the SDK: " + d.SDK.Level.String()
	}
	fmt.Fprintf(&b, "::notice title=API changes::%s\n", data(text))
	_, err := io.WriteString(w, b.String())
	return err
}

func level(c diff.Change) string {
	switch {
	case broken(c):
		return "error"
	case c.Breaking:
		return "warning"
	default:
		return ""
	}
}

func annotate(b *strings.Builder, level string, c diff.Change) {
	fmt.Fprintf(b, "::%s file=%s,line=%d,col=%d,title=%s::%s\n",
		level, property(c.Pos.File), c.Pos.Line, c.Pos.Column, property(string(c.Kind)), data(line(c)))
}

// data escapes the message of a workflow command.
func data(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(text)
}

// property escapes the value of a property of a workflow command.
func property(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(text)
}
