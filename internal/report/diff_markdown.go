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

// A chapter is a part of the changelog with some of the changes.
type chapter struct {
	title string
	holds func(*changelog, diff.Change) bool
	write func(*changelog, []diff.Change)
}

// chapters are listed in the order of the output, which is also the order in which they
// claim changes.
var chapters = []chapter{
	{"Not at this pin", func(_ *changelog, c diff.Change) bool { return !c.AtPin && !broken(c) }, (*changelog).elsewhere},
	{"Removed operations", kinds(diff.OperationRemoved), (*changelog).removals},
	{"What to do", func(l *changelog, c diff.Change) bool { return broken(c) && !l.common(c) }, (*changelog).todo},
	{"Exempted", func(_ *changelog, c diff.Change) bool { return c.Breaking && c.Exemption != "" }, (*changelog).exempted},
	{"Many operations", (*changelog).common, (*changelog).everywhere},
	{"Renamed", kinds(diff.OperationRenamed, diff.OperationMoved, diff.OperationRetagged, diff.ParameterRenamed, diff.SchemaRenamed, diff.TypeRenamed), (*changelog).renames},
	{"Ending", kinds(diff.OperationDeprecated, diff.OperationUndeprecated, diff.SunsetChanged), (*changelog).endings},
	{"New operations", kinds(diff.OperationAdded), (*changelog).additions},
	{"Nothing to do", func(*changelog, diff.Change) bool { return true }, (*changelog).nothing},
}

// order is the order of the chapters in the output: what demands work comes first.
var order = []string{
	"What to do", "Removed operations", "Many operations", "Renamed", "Ending", "New operations", "Nothing to do", "Exempted", "Not at this pin",
}

func kinds(of ...diff.Kind) func(*changelog, diff.Change) bool {
	return func(_ *changelog, c diff.Change) bool { return slices.Contains(of, c.Kind) }
}

// A changelog is the state of writing a changelog. Its maps are not ranged over.
type changelog struct {
	strings.Builder
	before, after map[string]*model.Operation // by public name
	alike         map[string]int              // number of changes, by likeness
}

// Markdown writes a changelog (CommonMark) for customers: what they must do comes first.
// Each line of a list names the operations that it is about. No line is longer than
// lineLimit bytes.
func (d *Diff) Markdown(w io.Writer) error {
	l := &changelog{before: byName(d.From), after: byName(d.To), alike: map[string]int{}}
	for _, c := range d.Changes {
		l.alike[likeness(c)]++
	}
	l.head(d)
	claimed := map[string][]diff.Change{}
	for _, c := range d.Changes {
		i := slices.IndexFunc(chapters, func(ch chapter) bool { return ch.holds(l, c) })
		claimed[chapters[i].title] = append(claimed[chapters[i].title], c)
	}
	for _, title := range order {
		if changes := claimed[title]; len(changes) > 0 {
			fmt.Fprintf(l, "\n## %s (%d)\n\n", title, len(changes))
			i := slices.IndexFunc(chapters, func(ch chapter) bool { return ch.title == title })
			chapters[i].write(l, changes)
		}
	}
	l.sdk(d)
	_, err := io.WriteString(w, l.String())
	return err
}

func (l *changelog) head(d *Diff) {
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
	if d.Breaking() > 0 {
		l.WriteString("Callers are programs that send the request; readers are those that use the answer.\n")
	}
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
		text += " (revision " + codeSpan(doc.Revision[:min(12, len(doc.Revision))]) + ")"
	}
	return text
}

// many is the number from which on equal changes are told once.
const many = 5

// likeness is equal for the same change of one member of several schemas.
func likeness(c diff.Change) string {
	return strings.Join([]string{demandOf(c), newsOf(c), c.Where.Path, valueOf(c)}, "\n")
}

// common reports whether most operations share a change, or many schemas have it.
func (l *changelog) common(c diff.Change) bool {
	return len(c.Operations) >= many && 2*len(c.Operations) > len(l.after) || c.Where.Schema != "" && !broken(c) && l.alike[likeness(c)] >= many
}

// todo writes one line for each thing that somebody must do, by tag.
func (l *changelog) todo(changes []diff.Change) {
	for _, tag := range l.byTag(changes) {
		for _, g := range grouped(tag.changes, func(c diff.Change) string { return demand(c) + "\n" + operationList(c.Callers) }) {
			c := g[0]
			l.items(fmt.Sprintf("- **%s.** %s, %s: ", demand(c), escapeMarkdown(tag.name), operationList(c.Callers)), ", ", places(g))
		}
	}
}

func (l *changelog) exempted(changes []diff.Change) {
	for _, c := range changes {
		l.items(fmt.Sprintf("- **%s.** %s: ", demand(c), operationList(c.Operations)), ", ", []string{placeOf(c) + "; exempted: " + escapeMarkdown(c.Exemption)})
	}
}

// everywhere writes the changes that most operations share, or many schemas have.
func (l *changelog) everywhere(changes []diff.Change) {
	for _, g := range grouped(changes, likeness) {
		if len(g) < many {
			continue
		}
		place := strings.TrimSpace(codeSpan(short(g[0].Where.Path)) + " " + valueOf(g[0]))
		operations := operationsOf(g)
		fmt.Fprintf(l, "- **%s**: %s of %d schemas, in %s: %s\n", newsOf(g[0]), place, len(g), number(len(operations), "operation"), operationList(operations))
	}
	shared := slices.DeleteFunc(slices.Clone(changes), func(c diff.Change) bool { return l.alike[likeness(c)] >= many })
	for _, g := range grouped(shared, func(c diff.Change) string {
		return fmt.Sprintf("- **%s**, in %d operations: ", cmp.Or(demandOf(c), newsOf(c)), len(c.Operations))
	}) {
		l.items(fmt.Sprintf("- **%s**, in %d operations: ", cmp.Or(demandOf(g[0]), newsOf(g[0])), len(g[0].Operations)), ", ", places(g))
	}
}

func operationsOf(changes []diff.Change) []string {
	var all []string
	for _, c := range changes {
		all = append(all, c.Operations...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// nothing writes the changes that demand nothing, by tag and operations.
func (l *changelog) nothing(changes []diff.Change) {
	for _, tag := range l.byTag(changes) {
		w := wrapping{prefix: "- **" + escapeMarkdown(tag.name) + "**: "}
		for _, n := range joined(tag.changes) {
			for _, part := range chunks(n.places) {
				w.add(fewOperations(n.operations), "*"+n.words+"*", list(part))
			}
		}
		l.WriteString(w.String() + w.line + "\n")
	}
}

// A notice is what several changes say together.
type notice struct {
	words      string
	places     []string
	operations []string
}

// joined makes one notice of the changes of the same operations, and of equal changes of
// several operations. Notices of the same operations follow each other.
func joined(changes []diff.Change) []notice {
	var all []notice
	for _, g := range grouped(gathered(changes), func(c diff.Change) string { return newsOf(c) + "\n" + strings.Join(c.Operations, " ") }) {
		n := notice{newsOf(g[0]), places(g), g[0].Operations}
		i := slices.IndexFunc(all, func(o notice) bool { return o.words == n.words && slices.Equal(o.places, n.places) })
		if i < 0 {
			all = append(all, n)
			continue
		}
		all[i].operations = slices.Concat(all[i].operations, n.operations)
	}
	slices.SortStableFunc(all, func(a, b notice) int { return slices.Compare(a.operations, b.operations) })
	return all
}

// gathered makes one change of those that add values, types or tags in one place.
func gathered(changes []diff.Change) []diff.Change {
	var all []diff.Change
	for _, g := range grouped(changes, func(c diff.Change) string { return string(c.Kind) + "\n" + c.Where.String() }) {
		c := g[0]
		for _, other := range g[1:] {
			if c.Kind == diff.ArmAdded || c.Kind == diff.TagAdded {
				c.After += ", " + other.After
			} else {
				all = append(all, other)
			}
		}
		all = append(all, c)
	}
	return all
}

// elsewhere writes the changes that the pin does not select.
func (l *changelog) elsewhere(changes []diff.Change) {
	var rest, ends []diff.Change
	for _, g := range grouped(changes, func(c diff.Change) string { return string(c.Kind) }) {
		switch g[0].Kind {
		case diff.OperationAdded:
			l.items("- new: ", ", ", names(g))
		case diff.OperationRemoved:
			l.items("- removed: ", ", ", names(g))
		case diff.SunsetChanged, diff.OperationDeprecated, diff.OperationUndeprecated:
			ends = append(ends, g...)
		default:
			rest = append(rest, g...)
		}
	}
	l.endings(ends)
	l.nothing(rest)
}

// additions writes the new operations of each tag.
func (l *changelog) additions(changes []diff.Change) {
	for _, tag := range l.byTag(changes) {
		l.items("- **"+escapeMarkdown(tag.name)+"**: ", ", ", names(tag.changes))
	}
}

func names(changes []diff.Change) []string {
	var all []string
	for _, c := range changes {
		all = append(all, codeSpan(c.Where.Operation))
	}
	return all
}
