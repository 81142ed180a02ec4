package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff"
)

// A tagged is the list of changes of one tag.
type tagged struct {
	name    string
	changes []diff.Change
}

// byTag sorts changes into the tags of their operations, by name. Changes of several tags
// come last.
func (l *changelog) byTag(changes []diff.Change) []tagged {
	var all []tagged
	for _, c := range changes {
		name := l.tagOf(c)
		i := slices.IndexFunc(all, func(t tagged) bool { return t.name == name })
		if i < 0 {
			i = len(all)
			all = append(all, tagged{name: name})
		}
		all[i].changes = append(all[i].changes, c)
	}
	slices.SortStableFunc(all, func(a, b tagged) int {
		if last := (a.name == severalTags) != (b.name == severalTags); last && a.name == severalTags {
			return 1
		} else if last {
			return -1
		}
		return strings.Compare(a.name, b.name)
	})
	return all
}

const severalTags = "Several tags"

// tagOf returns the tag of the operations of a change.
func (l *changelog) tagOf(c diff.Change) string {
	tag := ""
	for _, name := range c.Operations {
		op := l.after[name]
		if op == nil {
			op = l.before[name]
		}
		switch {
		case op == nil:
			return "Webhooks"
		case tag == "":
			tag = op.Tag.Name.Wire
		case tag != op.Tag.Name.Wire:
			return severalTags
		}
	}
	return tag
}

// grouped joins changes with a common key, in order of appearance.
func grouped(changes []diff.Change, key func(diff.Change) string) [][]diff.Change {
	index := map[string]int{} // not ranged over
	var all [][]diff.Change
	for _, c := range changes {
		i, known := index[key(c)]
		if !known {
			i = len(all)
			index[key(c)] = i
			all = append(all, nil)
		}
		all[i] = append(all[i], c)
	}
	return all
}

// lineLimit is the longest line of a changelog, in bytes.
const lineLimit = 300

// items writes a list of items in as few lines as lineLimit allows. Each line begins with
// the same text.
func (l *changelog) items(prefix, separator string, items []string) {
	line := prefix
	for i, item := range items {
		next := separator + after(items[max(0, i-1)], item)
		switch {
		case i == 0:
			line += item
		case len(line)+len(next) > lineLimit:
			l.WriteString(line + "\n")
			line = prefix + item
		default:
			line += next
		}
	}
	l.WriteString(line + "\n")
}

// A wrapping fills lines with texts about operations. It names the operations again on
// each line, and where they change.
type wrapping struct {
	strings.Builder   // full lines
	prefix, line      string
	operations, words string // of the last text
}

func (w *wrapping) add(operations, words, text string) {
	item := "; " + operations + ": " + words + " " + text
	switch {
	case operations == w.operations && words == w.words:
		item = ", " + text
	case operations == w.operations:
		item = "; " + words + " " + text
	}
	if w.line == "" || len(w.line)+len(item) > lineLimit {
		if w.line != "" {
			w.WriteString(w.line + "\n")
		}
		w.line, item = w.prefix, operations+": "+words+" "+text
	}
	w.line += item
	w.operations, w.words = operations, words
}

// fewOperations lists up to two operations, or the first and the number of others.
func fewOperations(operations []string) string {
	if n := len(operations); n > 2 {
		return fmt.Sprintf("%s and %d more", codeSpan(short(operations[0])), n-1)
	}
	return operationList(operations)
}

// operationList lists up to three operations, or the first two and the number of others.
func operationList(operations []string) string {
	const most = 3
	var all []string
	for _, name := range operations {
		all = append(all, codeSpan(short(name)))
	}
	if len(all) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(all[:most-1], ", "), len(all)-most+1)
	}
	return strings.Join(all, ", ")
}

// places returns the places of changes with their values, each once.
func places(changes []diff.Change) []string {
	var all []string
	for _, c := range changes {
		if text := placeOf(c); !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return all
}

// after returns an item that follows another one: `.b` behind `Schema.a`, if it is
// `Schema.b`.
func after(previous, item string) string {
	schema, _, member := strings.Cut(previous, ".")
	if rest, same := strings.CutPrefix(item, schema+"."); member && same && strings.HasPrefix(item, "`") {
		return "`." + rest
	}
	return item
}

// list joins items with commas.
func list(items []string) string {
	text := ""
	for i, item := range items {
		if i > 0 {
			text += ", "
			item = after(items[i-1], item)
		}
		text += item
	}
	return text
}

// chunks divides places so that each part fits in a line beside other text.
func chunks(places []string) [][]string {
	const most = 90
	var all [][]string
	size := most
	for i, p := range places {
		next := len(after(places[max(0, i-1)], p))
		if size+next > most {
			all, size, next = append(all, nil), 0, len(p)
		}
		all[len(all)-1] = append(all[len(all)-1], p)
		size += next
	}
	return all
}

// placeOf returns the place of a change within its operations, and the old and the new
// value.
func placeOf(c diff.Change) string {
	place := c.Where.Path
	if c.Where.Schema != "" {
		place = c.Where.Schema + c.Where.Path
		if c.Where.Path != "" && !strings.ContainsAny(c.Where.Path[:1], "[{ ") {
			place = c.Where.Schema + "." + c.Where.Path
		}
	}
	if place != "" {
		place = codeSpan(short(place))
	}
	value := valueOf(c)
	if place == "" && value == "" {
		return "itself"
	}
	return strings.TrimSpace(place + " " + value)
}

// bare lists the kinds whose values the words of the changelog say.
var bare = kinds(diff.PropertyAdded, diff.PropertyRemoved, diff.ParameterAdded, diff.ContentAdded, diff.ContentRemoved, diff.BodyAdded, diff.BodyRemoved)

func valueOf(c diff.Change) string {
	before, after := short(brief(c.Before)), short(brief(c.After))
	_, flag := flags[c.Kind]
	switch {
	case flag || bare(nil, c) || before+after == "":
		return ""
	case before != "" && after != "":
		return codeSpan(before) + " → " + codeSpan(after)
	default:
		return codeSpan(before + after)
	}
}

// short returns the beginning of a long text.
func short(text string) string { return clip(text, 60) }

// clip returns the beginning of a text, in one line of at most so many bytes.
func clip(text string, most int) string {
	text = oneLine(text)
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most-3], "") + "…"
}

// flags contains the texts of kinds of changes with the values yes and no: the
// text for yes, and the text for no.
var flags = map[diff.Kind][2]string{
	diff.NullableChanged:   {"may be null now", "is never null any more"},
	diff.ReadOnlyChanged:   {"is read-only now", "is no longer read-only"},
	diff.WriteOnlyChanged:  {"is write-only now", "is no longer write-only"},
	diff.DeprecatedChanged: {"is deprecated", "is no longer deprecated"},
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
