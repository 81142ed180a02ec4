package page

import (
	"fmt"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// Label returns a type as the pages print it: "string(date-time)",
// "array[object]".
func (v Value) Label() string {
	switch {
	case v.Items != nil:
		return v.Type + "[" + v.Items.Label() + "]"
	case v.Format != "":
		return v.Type + "(" + v.Format + ")"
	default:
		return v.Type
	}
}

// A Sentence is a text about a value, followed by codes.
type Sentence struct {
	Text  string
	Codes []string
	Last  string // the word before the last of several codes
}

// Sentences describe the limits of a value, and then those of its items.
func (v Value) Sentences() []Sentence {
	all := v.scalarWords()
	all = append(all, amount("item", v.MinItems, v.MaxItems)...)
	all = append(all, amount("attribute", v.MinKeys, v.MaxKeys)...)
	if v.Unique {
		all = append(all, Sentence{Text: "No item occurs twice."})
	}
	for _, r := range v.Rules {
		all = append(all, r.sentences()...)
	}
	for items := v.Items; items != nil; items = items.Items {
		words := items.scalarWords()
		for _, r := range items.Rules {
			words = append(words, r.sentences()...)
		}
		for _, w := range words {
			w.Text = "Each item: " + lowerFirst(w.Text)
			all = append(all, w)
		}
	}
	return all
}

func (v Value) scalarWords() []Sentence {
	var all []Sentence
	switch len(v.Values) {
	case 0:
	case 1:
		all = append(all, Sentence{Text: "Value is", Codes: v.Values})
	default:
		all = append(all, Sentence{Text: "Values are", Codes: v.Values, Last: "or"})
	}
	for _, m := range v.Meanings {
		all = append(all, Sentence{Text: strings.TrimSuffix(text.Brief(m.Text), ".") + ":", Codes: []string{m.Value}})
	}
	if v.Pattern != "" {
		all = append(all, Sentence{Text: "Matches the pattern", Codes: []string{v.Pattern}})
	}
	all = append(all, v.bounds()...)
	return append(all, amount("character", v.MinSize, v.MaxSize)...)
}

func (v Value) bounds() []Sentence {
	var all []Sentence
	if v.Min != "" {
		all = append(all, Sentence{Text: choose(v.Above, "Greater than", "Minimum is"), Codes: []string{v.Min}})
	}
	if v.Max != "" {
		all = append(all, Sentence{Text: choose(v.Below, "Less than", "Maximum is"), Codes: []string{v.Max}})
	}
	if v.Multiple != "" {
		all = append(all, Sentence{Text: "Multiple of", Codes: []string{v.Multiple}})
	}
	return all
}

// amount describes a range of lengths or counts.
func amount(of string, low, high *int) []Sentence {
	switch {
	case low != nil && high != nil && *low == *high:
		return []Sentence{{Text: "Exactly " + Count(*low, of) + "."}}
	case low != nil && high != nil:
		return []Sentence{{Text: fmt.Sprintf("From %d to %s.", *low, Count(*high, of))}}
	case low != nil:
		return []Sentence{{Text: "At least " + Count(*low, of) + "."}}
	case high != nil:
		return []Sentence{{Text: "At most " + Count(*high, of) + "."}}
	default:
		return nil
	}
}

// Sentences describe the limits of a field, and its default.
func (f *Field) Sentences() []Sentence {
	all := f.Value.Sentences()
	if len(f.Default) > 0 {
		all = append(all, Sentence{Text: "Default is", Codes: []string{text.FromJSON(string(f.Default))}})
	}
	if f.Sent != "" {
		all = append(all, Sentence{Text: "Is sent as in", Codes: []string{f.Sent}})
	}
	if f.Fixed {
		all = append(all, Sentence{Text: "The SDK and the command line send it by themselves."})
	}
	if f.Empty {
		all = append(all, Sentence{Text: "Can be sent without a value."})
	}
	if f.KeyPattern != "" {
		all = append(all, Sentence{Text: "Names match the pattern", Codes: []string{f.KeyPattern}})
	}
	if f.KeyName != "" {
		all = append(all, Sentence{Text: "Each name is a", Codes: []string{f.KeyName}})
	}
	return all
}

// Marks describe a field in single words, such as "required".
func (f *Field) Marks() []string {
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

// Count returns a number with a noun: "1 item", "2 items".
func Count(n int, of string) string {
	return fmt.Sprintf("%d %s%s", n, of, choose(n == 1, "", "s"))
}

// Ends returns the sentence about the end of a version.
func Ends(sunset string) string {
	if sunset == "9999-12-31" {
		return "to be sunset, no date yet"
	}
	return "sunset on " + sunset
}
