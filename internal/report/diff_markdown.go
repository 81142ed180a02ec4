package report

import (
	"cmp"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff"
	"github.com/atlasgen/atlasgen/internal/diff/surface"
	"github.com/atlasgen/atlasgen/internal/model"
)

// A chapter is a part of the changelog with changes of some kinds.
type chapter struct {
	title string
	holds func(diff.Change) bool
}

// chapters are listed in the order in which they claim changes. A breaking
// change is only under "Breaking", and a change that the pin does not select
// only at the end.
var chapters = []chapter{
	{"Breaking", broken},
	{"Exempted", func(c diff.Change) bool { return c.Breaking }},
	{"Not at this pin", func(c diff.Change) bool { return !c.AtPin }},
	{"New operations", kinds(diff.OperationAdded)},
	{"Versions", kinds(diff.VersionAdded, diff.VersionPromoted, diff.VersionRemoved, diff.VersionSelected, diff.VersionSuperseded)},
	{"Names", kinds(diff.OperationRenamed, diff.OperationMoved, diff.OperationRetagged, diff.SchemaRenamed, diff.SchemaReplaced, diff.TypeRenamed)},
	{"Deprecated and ending", kinds(diff.OperationDeprecated, diff.OperationUndeprecated, diff.DeprecatedChanged, diff.SunsetChanged)},
	{"Gone", kinds(diff.OperationRemoved)},
	{"Schemas", func(c diff.Change) bool { return c.Where.Schema != "" }},
	{"Operations", func(diff.Change) bool { return true }},
}

// order is the order of the chapters in the output: the least important ones
// are last.
var order = []string{
	"Breaking", "Exempted", "New operations", "Versions", "Names", "Deprecated and ending", "Gone", "Operations", "Schemas", "Not at this pin",
}

func kinds(of ...diff.Kind) func(diff.Change) bool {
	return func(c diff.Change) bool { return slices.Contains(of, c.Kind) }
}

// A changelog is the state of writing a changelog. Its maps are not ranged
// over.
type changelog struct {
	strings.Builder
	before, after map[string]*model.Operation // by public name
}

// Markdown writes a changelog (CommonMark): breaking changes first, the others
// by kind. Equal changes of several things are one item. Operations link to
// their page in the publisher's reference, and other things to a line of the
// document.
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

// title returns the name of a document, with the publisher's revision if it has
// one.
func title(doc *model.Document) string {
	text := codeSpan(path.Base(doc.File))
	if doc.Revision != "" {
		text += " (revision " + codeSpan(doc.Revision) + ")"
	}
	return text
}

// contents writes links to the chapters, with the anchors that GitHub makes.
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

// chapter writes a heading and its changes: first whole operations by tag, then
// groups, then the others by place.
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

// tag returns the tag of an added or removed operation, and "" for other
// changes.
func (l *changelog) tag(c diff.Change) string {
	if c.Kind != diff.OperationAdded && c.Kind != diff.OperationRemoved {
		return ""
	}
	if op := l.operation(c); op != nil {
		return op.Tag.Name.Wire
	}
	return "Operations"
}

// operation returns the operation of a change, in the newer document if that
// has it.
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

// sdk writes the reasons for the SDK's version.
func (l *changelog) sdk(d *Diff) {
	if d.SDK == nil || d.SDK.Level < surface.Minor {
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
		target = destination.Replace(op.Page())
	}
	text := linked(cmp.Or(c.Where.Operation, c.Where.Schema, c.Where.Path, "document"), cmp.Or(target, lineLink(c.Pos)))
	if c.Kind == diff.SunsetChanged || c.Kind == diff.VersionSuperseded {
		text += " (" + escapeMarkdown(c.Where.Version) + ")"
	}
	return text
}
