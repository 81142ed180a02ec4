package report

import (
	"cmp"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff"
	"github.com/atlasgen/atlasgen/internal/model"
)

// A chapter of the changelog holds the changes of some kinds.
type chapter struct {
	title string
	holds func(diff.Change) bool
}

// chapters are the changelog's, in the order in which they claim a change. What
// breaks stands under "Breaking" and nowhere else, and what the pin does not
// select at the end.
var chapters = []chapter{
	{"Breaking", broken},
	{"Exempted", func(c diff.Change) bool { return c.Breaking }},
	{"Not at this pin", func(c diff.Change) bool { return !c.AtPin }},
	{"New operations", kinds(diff.OperationAdded)},
	{"Versions", kinds(diff.VersionAdded, diff.VersionPromoted, diff.VersionRemoved, diff.VersionSelected, diff.VersionSuperseded)},
	{"Names", kinds(diff.OperationRenamed, diff.OperationMoved, diff.OperationRetagged, diff.SchemaRenamed, diff.SchemaReplaced)},
	{"Deprecated and ending", kinds(diff.OperationDeprecated, diff.OperationUndeprecated, diff.DeprecatedChanged, diff.SunsetChanged)},
	{"Gone", kinds(diff.OperationRemoved)},
	{"Schemas", func(c diff.Change) bool { return c.Where.Schema != "" }},
	{"Operations", func(diff.Change) bool { return true }},
}

// order is how the chapters are printed: what a reader needs least comes last.
var order = []string{
	"Breaking", "Exempted", "New operations", "Versions", "Names", "Deprecated and ending", "Gone", "Operations", "Schemas", "Not at this pin",
}

func kinds(of ...diff.Kind) func(diff.Change) bool {
	return func(c diff.Change) bool { return slices.Contains(of, c.Kind) }
}

// A changelog is being written. Its maps are asked, never ranged over.
type changelog struct {
	strings.Builder
	before, after map[string]*model.Operation // by public name
}

// Markdown writes a changelog (CommonMark): what breaks first, then by kind. What
// happened to several things alike is said once for all of them. Operations link
// to their page in the publisher's reference, else as everything to the line of
// the document that tells.
func (d *Diff) Markdown(w io.Writer) error {
	l := &changelog{before: byName(d.From), after: byName(d.To)}
	fmt.Fprintf(l, "# API changes\n\nFrom %s to %s", title(d.From), title(d.To))
	switch from, to := d.Pins.From.String(), d.Pins.To.String(); {
	case from != to:
		fmt.Fprintf(l, ", from pin %s to %s", from, to)
	case to != "":
		fmt.Fprintf(l, " at pin %s", to)
	}
	fmt.Fprintf(l, "; %s.\n", d.counts())
	if d.SDK != nil {
		fmt.Fprintf(l, "Next version of the SDK: **%v**.\n", d.SDK.Level)
	}
	claimed := map[string][]diff.Change{}
	for _, c := range d.Changes {
		i := slices.IndexFunc(chapters, func(ch chapter) bool { return ch.holds(c) })
		claimed[chapters[i].title] = append(claimed[chapters[i].title], c)
	}
	l.contents(claimed)
	for _, title := range order {
		l.chapter(title, claimed[title])
	}
	l.sdk(d)
	_, err := io.WriteString(w, l.String())
	return err
}

func byName(d *model.Document) map[string]*model.Operation {
	all := map[string]*model.Operation{}
	for _, op := range d.Operations {
		all[op.Name.Wire] = op
	}
	return all
}

// title names a document, with its publisher's revision if it has one.
func title(doc *model.Document) string {
	text := codeSpan(path.Base(doc.File))
	if doc.Revision != "" {
		text += " (revision " + codeSpan(doc.Revision) + ")"
	}
	return text
}

// contents links to the chapters as GitHub names their anchors.
func (l *changelog) contents(claimed map[string][]diff.Change) {
	var links []string
	for _, title := range order {
		if n := len(claimed[title]); n > 0 {
			links = append(links, fmt.Sprintf("[%s %d](#%s-%d)", title, n, strings.ReplaceAll(strings.ToLower(title), " ", "-"), n))
		}
	}
	if len(links) > 0 {
		fmt.Fprintf(l, "\n%s\n", strings.Join(links, " · "))
	}
}

// chapter writes a heading and what stands below it: whole operations by tag, then
// what several things have in common, then the others by place.
func (l *changelog) chapter(title string, changes []diff.Change) {
	if len(changes) == 0 {
		return
	}
	fmt.Fprintf(l, "\n## %s (%d)\n\n", title, len(changes))
	var rest []diff.Change
	tags := map[string][]diff.Change{}
	for _, c := range changes {
		if tag := l.tag(c); tag != "" {
			tags[tag] = append(tags[tag], c)
		} else {
			rest = append(rest, c)
		}
	}
	l.tags(tags)
	alike, rest := grouped(rest, placedPhrase)
	l.groups(alike, false)
	alike, rest = grouped(rest, phraseOf)
	l.groups(alike, true)
	l.places(rest)
}

// tag returns the tag of an operation that came or went as a whole, else nothing.
func (l *changelog) tag(c diff.Change) string {
	if c.Kind != diff.OperationAdded && c.Kind != diff.OperationRemoved {
		return ""
	}
	if op := l.operation(c); op != nil {
		return op.Tag.Name.Wire
	}
	return "Operations"
}

// operation returns the operation that a change is about, as it is now if it is
// still there.
func (l *changelog) operation(c diff.Change) *model.Operation {
	if c.Where.Operation == "" {
		return nil
	}
	if len(c.Operations) > 0 && l.after[c.Operations[0]] != nil {
		return l.after[c.Operations[0]]
	}
	return l.before[c.Where.Operation]
}

func (l *changelog) tags(tags map[string][]diff.Change) {
	for _, tag := range sortedKeys(tags) {
		fmt.Fprintf(l, "- %s\n", escapeMarkdown(tag))
		for _, c := range tags[tag] {
			fmt.Fprintf(l, "  - %s: %s\n", l.name(c), phraseOf(c))
		}
	}
}

// sdk says why the SDK's version must grow.
func (l *changelog) sdk(d *Diff) {
	if d.SDK == nil || d.SDK.Level < diff.Minor {
		return
	}
	fmt.Fprintf(l, "\n## SDK: %v\n\n", d.SDK.Level)
	if renamed, gone := len(d.Renames.Names), len(d.Renames.Removed); renamed+gone > 0 {
		fmt.Fprintf(l, "`gen migrate` changes %s in the code of its users; %s without a successor.\n\n", number(renamed, "name"), number(gone, "name"))
	}
	reasons, more := d.reasons()
	for _, reason := range reasons {
		fmt.Fprintf(l, "- %s\n", codeSpan(reason))
	}
	if more > 0 {
		fmt.Fprintf(l, "- and %d more\n", more)
	}
}

func number(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// name returns the operation or schema of a change, as a link.
func (l *changelog) name(c diff.Change) string {
	target := ""
	if op := l.operation(c); op != nil && c.Kind != diff.OperationRemoved {
		target = pageLink(op)
	}
	text := linked(cmp.Or(c.Where.Operation, c.Where.Schema, c.Where.Path, "document"), cmp.Or(target, lineLink(c.Pos)))
	if c.Kind == diff.SunsetChanged || c.Kind == diff.VersionSuperseded {
		text += " (" + escapeMarkdown(c.Where.Version) + ")"
	}
	return text
}
