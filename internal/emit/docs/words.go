package docs

import (
	"fmt"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// label returns a type as the pages print it: "string(date-time)",
// "array[object]".
func (v Value) label() string {
	switch {
	case v.Items != nil:
		return v.Type + "[" + v.Items.label() + "]"
	case v.Format != "":
		return v.Type + "(" + v.Format + ")"
	default:
		return v.Type
	}
}

// A Word is a sentence about a value: text, and code that follows it.
type word struct {
	text  string
	codes []string
	last  string // between the last two of several codes
}

// words says what limits a value, in sentences; its items' limits follow.
func (v Value) words() []word {
	all := v.scalarWords()
	all = append(all, amount("item", v.MinItems, v.MaxItems)...)
	all = append(all, amount("attribute", v.MinKeys, v.MaxKeys)...)
	if v.Unique {
		all = append(all, word{text: "No item occurs twice."})
	}
	for items := v.Items; items != nil; items = items.Items {
		for _, w := range items.scalarWords() {
			w.text = "Each item: " + lowerFirst(w.text)
			all = append(all, w)
		}
	}
	return all
}

func (v Value) scalarWords() []word {
	var all []word
	switch len(v.Values) {
	case 0:
	case 1:
		all = append(all, word{text: "Value is", codes: v.Values})
	default:
		all = append(all, word{text: "Values are", codes: v.Values, last: "or"})
	}
	if v.Pattern != "" {
		all = append(all, word{text: "Matches the pattern", codes: []string{v.Pattern}})
	}
	all = append(all, v.bounds()...)
	return append(all, amount("character", v.MinSize, v.MaxSize)...)
}

func (v Value) bounds() []word {
	var all []word
	if v.Min != "" {
		all = append(all, word{text: choose(v.Above, "Greater than", "Minimum is"), codes: []string{v.Min}})
	}
	if v.Max != "" {
		all = append(all, word{text: choose(v.Below, "Less than", "Maximum is"), codes: []string{v.Max}})
	}
	if v.Multiple != "" {
		all = append(all, word{text: "Multiple of", codes: []string{v.Multiple}})
	}
	return all
}

// amount says how many there may be.
func amount(of string, low, high *int) []word {
	switch {
	case low != nil && high != nil && *low == *high:
		return []word{{text: "Exactly " + count(*low, of) + "."}}
	case low != nil && high != nil:
		return []word{{text: fmt.Sprintf("From %d to %s.", *low, count(*high, of))}}
	case low != nil:
		return []word{{text: "At least " + count(*low, of) + "."}}
	case high != nil:
		return []word{{text: "At most " + count(*high, of) + "."}}
	default:
		return nil
	}
}

func (f *Field) words() []word {
	all := f.Value.words()
	if len(f.Default) > 0 {
		all = append(all, word{text: "Default is", codes: []string{text.FromJSON(string(f.Default))}})
	}
	if f.KeyPattern != "" {
		all = append(all, word{text: "Names match the pattern", codes: []string{f.KeyPattern}})
	}
	if f.KeyName != "" {
		all = append(all, word{text: "Each name is a", codes: []string{f.KeyName}})
	}
	return all
}

// marks says in single words what sets a field apart.
func (f *Field) marks() []string {
	var marks []string
	for _, m := range []struct {
		on   bool
		name string
	}{
		{f.Required, "required"}, {f.Nullable, "nullable"}, {f.ReadOnly, "read-only"}, {f.WriteOnly, "write-only"},
		{f.Immutable, "set once"}, {f.Deprecated, "deprecated"}, {f.Discriminator, "discriminator"}, {f.Additional, "additional properties"},
	} {
		if m.on {
			marks = append(marks, m.name)
		}
	}
	return marks
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }

func choose(condition bool, yes, no string) string {
	if condition {
		return yes
	}
	return no
}
