package report

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff"
)

// A group is the list of changes that one phrase describes.
type group struct {
	phrase  string
	changes []diff.Change
}

// few is the smallest number of equal changes that form a group.
const few = 3

// grouped returns the groups of changes with a common phrase, in order of
// appearance, and the other changes.
func grouped(changes []diff.Change, phrase func(diff.Change) string) (groups []group, rest []diff.Change) {
	index := map[string]int{} // not ranged over
	var all []group
	for _, c := range changes {
		text := phrase(c)
		i, known := index[text]
		if !known {
			i = len(all)
			index[text] = i
			all = append(all, group{phrase: text})
		}
		all[i].changes = append(all[i].changes, c)
	}
	for _, g := range all {
		if len(g.changes) >= few {
			groups = append(groups, g)
		}
	}
	for _, c := range changes {
		if len(all[index[phrase(c)]].changes) < few {
			rest = append(rest, c)
		}
	}
	return groups, rest
}

// groups writes one item for each group, with the names of its members. With
// paths, it adds the path of each member.
func (l *changelog) groups(groups []group, paths bool) {
	for _, g := range groups {
		var names []string
		last := ""
		for _, c := range g.changes {
			name := l.name(c)
			text := name
			if paths && below(c) {
				text = codeSpan(c.Where.Path)
				if name != last {
					text = name + " " + text
				}
			}
			names, last = append(names, text), name
		}
		fmt.Fprintf(l, "- %s: %s\n", g.phrase, strings.Join(names, ", "))
	}
}

// places writes one item for each operation or schema.
func (l *changelog) places(changes []diff.Change) {
	for i, c := range changes {
		switch {
		case i == 0:
			fmt.Fprintf(l, "- %s: %s", l.name(c), placedPhrase(c))
		case l.name(c) == l.name(changes[i-1]):
			fmt.Fprintf(l, "; %s", placedPhrase(c))
		default:
			fmt.Fprintf(l, "\n- %s: %s", l.name(c), placedPhrase(c))
		}
	}
	if len(changes) > 0 {
		l.WriteByte('\n')
	}
}

// placedPhrase describes a change and its place in an operation or schema.
func placedPhrase(c diff.Change) string {
	if !below(c) {
		return phraseOf(c)
	}
	return codeSpan(c.Where.Path) + " " + phraseOf(c)
}

// below reports whether a change is about a part of an operation or schema.
func below(c diff.Change) bool { return c.Where.Path != "" && c.Where.Operation+c.Where.Schema != "" }

// phraseOf describes a change, and the reason if it is breaking.
func phraseOf(c diff.Change) string {
	text := sentence(c)
	if c.Breaking && c.Kind != diff.OperationRemoved {
		text += " (" + escapeMarkdown(c.Reason) + ")"
	}
	if c.Exemption != "" {
		text += "; exempted: " + escapeMarkdown(c.Exemption)
	}
	return text
}

// flags contains the texts of kinds of changes with the values yes and no: the
// text for yes, and the text for no.
var flags = map[diff.Kind][2]string{
	diff.NullableChanged:   {"may be null now", "is never null any more"},
	diff.ReadOnlyChanged:   {"is read-only now", "is no longer read-only"},
	diff.WriteOnlyChanged:  {"is write-only now", "is no longer write-only"},
	diff.DeprecatedChanged: {"is deprecated", "is no longer deprecated"},
}

func sentence(c diff.Change) string {
	before, after := codeSpan(brief(cmp.Or(c.Before, "none"))), codeSpan(brief(cmp.Or(c.After, "none")))
	kind := strings.ReplaceAll(string(c.Kind), "-", " ")
	words, flag := flags[c.Kind]
	switch {
	case flag && c.After == "yes":
		return words[0]
	case flag:
		return words[1]
	case c.Kind == diff.OperationAdded:
		return after
	case c.Kind == diff.OperationRemoved:
		return "removed, was " + before
	case c.Kind == diff.OperationRenamed:
		return "is " + after + " now"
	case c.Kind == diff.VersionPromoted:
		return before + " is stable now, as " + after
	case c.Kind == diff.SunsetChanged && c.Before == "":
		return "ends on " + after
	case c.Before != "" && c.After != "", strings.HasSuffix(kind, " changed"):
		return kind + " " + before + " → " + after
	case c.Before+c.After != "":
		return kind + " " + codeSpan(brief(c.Before+c.After))
	default:
		return kind
	}
}

// brief shortens a long list of values.
func brief(list string) string {
	const most = 4
	values := strings.Split(list, ", ")
	if len(values) <= most+1 {
		return list
	}
	return fmt.Sprintf("%s, and %d more", strings.Join(values[:most], ", "), len(values)-most)
}
