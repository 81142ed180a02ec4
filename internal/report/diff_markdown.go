package report

import (
	"cmp"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff"
	"github.com/atlasgen/atlasgen/internal/model"
)

// A chapter of the changelog holds the changes of some kinds.
type chapter struct {
	title string
	kinds []diff.Kind // none: what no other chapter has
}

// chapters are the changelog's, in order. A breaking change stands under
// "Breaking" and nowhere else.
var chapters = []chapter{
	{"New operations", []diff.Kind{diff.OperationAdded}},
	{"Versions", []diff.Kind{diff.VersionAdded, diff.VersionPromoted, diff.VersionRemoved, diff.VersionSelected, diff.VersionSuperseded}},
	{"Names", []diff.Kind{diff.OperationRenamed, diff.OperationMoved, diff.OperationRetagged, diff.SchemaRenamed, diff.SchemaReplaced}},
	{"Deprecated and ending", []diff.Kind{diff.OperationDeprecated, diff.OperationUndeprecated, diff.DeprecatedChanged, diff.SunsetChanged}},
	{"Gone", []diff.Kind{diff.OperationRemoved}},
	{"Operations", nil},
	{"Schemas", nil},
}

// Markdown writes a changelog (CommonMark): what breaks first, then by kind, one
// line a place. Places link to the line of the document that tells.
func (d *Diff) Markdown(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# API changes\n\nFrom %s to %s", d.title(d.From), d.title(d.To))
	if d.Pin != (model.Version{}) {
		fmt.Fprintf(&b, " at pin %s", d.Pin)
	}
	fmt.Fprintf(&b, "; %s.\n", d.counts())
	if d.SDK != nil {
		fmt.Fprintf(&b, "Next version of the SDK: **%v**.\n", d.SDK.Level)
	}
	sections := make([][]diff.Change, len(chapters)+2)
	for _, c := range d.Changes {
		i := section(c)
		sections[i] = append(sections[i], c)
	}
	for i, changes := range sections {
		markdownSection(&b, sectionTitle(i), changes)
	}
	d.markdownSDK(&b)
	_, err := io.WriteString(w, b.String())
	return err
}

// markdownSDK says why the SDK's version must grow.
func (d *Diff) markdownSDK(b *strings.Builder) {
	if d.SDK == nil || len(d.reasons()) == 0 {
		return
	}
	fmt.Fprintf(b, "\n## SDK: %v\n\n", d.SDK.Level)
	for _, reason := range d.reasons() {
		fmt.Fprintf(b, "- %s\n", codeSpan(reason))
	}
}

// title names a document, with its publisher's revision if it has one.
func (d *Diff) title(doc *model.Document) string {
	text := codeSpan(path.Base(doc.File))
	if doc.Revision != "" {
		text += " (revision " + codeSpan(doc.Revision) + ")"
	}
	return text
}

func sectionTitle(i int) string {
	switch i {
	case 0:
		return "Breaking"
	case 1:
		return "Exempted"
	default:
		return chapters[i-2].title
	}
}

// section returns the index of the section in which a change stands.
func section(c diff.Change) int {
	switch {
	case broken(c):
		return 0
	case c.Breaking:
		return 1
	}
	for i, chapter := range chapters {
		for _, kind := range chapter.kinds {
			if kind == c.Kind {
				return i + 2
			}
		}
	}
	if c.Where.Schema != "" {
		return len(chapters) + 1
	}
	return len(chapters)
}

// markdownSection writes the changes of one section. Those of one place that
// stand together share a line.
func markdownSection(b *strings.Builder, title string, changes []diff.Change) {
	if len(changes) == 0 {
		return
	}
	fmt.Fprintf(b, "\n## %s (%d)\n\n", title, len(changes))
	for i, c := range changes {
		if i > 0 && name(changes[i-1]) == name(c) {
			fmt.Fprintf(b, "; %s", markdownPhrase(c))
			continue
		}
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(b, "- [%s](%s): %s", codeSpan(name(c)), lineLink(c.Pos), markdownPhrase(c))
	}
	b.WriteString("\n")
}

// name returns the operation or schema of a change.
func name(c diff.Change) string {
	w := c.Where
	if w.Operation+w.Schema != "" {
		w.Path, w.Version = "", ""
	}
	return w.String()
}

// markdownPhrase says what changed, below the name of what did.
func markdownPhrase(c diff.Change) string {
	text := sentence(c)
	if c.Where.Path != "" && c.Where.Operation+c.Where.Schema != "" {
		text = codeSpan(c.Where.Path) + " " + text
	}
	if !c.AtPin {
		text += elsewhere
	}
	if c.Breaking && c.Kind != diff.OperationRemoved {
		text += " (" + escapeMarkdown(c.Reason) + ")"
	}
	if c.Exemption != "" {
		text += "; exempted: " + escapeMarkdown(c.Exemption)
	}
	return text
}

func sentence(c diff.Change) string {
	before, after := codeSpan(cmp.Or(c.Before, "none")), codeSpan(cmp.Or(c.After, "none"))
	kind := strings.ReplaceAll(string(c.Kind), "-", " ")
	switch {
	case c.Kind == diff.OperationAdded:
		return after
	case c.Kind == diff.OperationRemoved:
		return "gone, was " + before
	case c.Kind == diff.OperationRenamed:
		return "is " + after + " now"
	case c.Kind == diff.VersionPromoted:
		return before + " is stable now, as " + after
	case c.Kind == diff.SunsetChanged && c.Before == "":
		return "ends on " + after
	case c.Before != "" && c.After != "", strings.HasSuffix(kind, " changed"):
		return kind + " " + before + " → " + after
	case c.Before+c.After != "":
		return kind + " " + codeSpan(c.Before+c.After)
	default:
		return kind
	}
}

// lineLink returns the target of a link to a line, as GitHub understands it.
func lineLink(p model.Position) string {
	return fmt.Sprintf("<%s#L%d>", strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "%0A", "\\", "%5C").Replace(p.File), p.Line)
}

// codeSpan returns text as a code span, whatever it holds (CommonMark 0.31,
// section 6.1): the fence is longer than any run of backticks in it.
func codeSpan(text string) string {
	text = oneLine(text)
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return fence + text + fence
}

// escapeMarkdown returns text that Markdown shows as it is.
func escapeMarkdown(text string) string {
	var b strings.Builder
	for _, r := range oneLine(text) {
		if strings.ContainsRune("\\`*_{}[]<>()#!|&~", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
