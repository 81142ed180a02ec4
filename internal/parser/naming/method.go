package naming

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/atlasgen/atlasgen/internal/model"
)

// A Method is an operation whose name contains that of its tag, which is the name of
// its service.
type Method struct {
	Operation *model.Operation
	Names     []string // names in Go without that of the tag, the best first; never empty

	plural bool // the tag is in the plural, not at the beginning
	later  bool // the tag is not at the beginning
}

// Methods returns the operations whose names contain that of their tag, except those
// of a tag that the document does not name. Of two that want one name, the first gets
// it: the one with the singular of the tag, then the one that begins with the tag, then
// by name.
func (s Speller) Methods(ops []*model.Operation, unnamed *model.Tag) []Method {
	var all []Method
	api := commonSegment(ops)
	for _, op := range ops {
		if op.Tag == unnamed {
			continue
		}
		m := s.method(op.Name.Wire[len(api):], op.Tag.Name.Wire)
		if len(m.Names) == 0 {
			m = s.method(op.Name.Wire, op.Tag.Name.Wire)
		}
		if len(m.Names) > 0 {
			m.Operation = op
			all = append(all, m)
		}
	}
	slices.SortStableFunc(all, func(x, y Method) int {
		return cmp.Or(compareBool(x.plural, y.plural), compareBool(x.later, y.later), strings.Compare(x.Operation.Name.Wire, y.Operation.Name.Wire))
	})
	return all
}

// commonSegment returns "calendar." if the names of all operations begin with it, as in
// "calendar.events.import": the name of the API. It is empty if they differ.
func commonSegment(ops []*model.Operation) string {
	if len(ops) == 0 {
		return ""
	}
	first, _, _ := strings.Cut(ops[0].Name.Wire, ".")
	for _, op := range ops {
		if !strings.HasPrefix(op.Name.Wire, first+".") {
			return ""
		}
	}
	return first + "."
}

func compareBool(x, y bool) int {
	switch {
	case x == y:
		return 0
	case y:
		return -1
	}
	return 1
}

// method returns the names of an operation without the words of its tag: without all of
// them, and without those at the beginning. Words are compared in the singular.
func (s Speller) method(operation, tag string) Method {
	words, of := s.split(operation), joinSingular(s.split(tag))
	m := Method{later: true}
	var rest, tail []string
	for i := 0; i < len(words); {
		n := run(words[i:], of)
		if n == 0 {
			rest, tail = append(rest, words[i]), append(tail, words[i])
			i++
			continue
		}
		if m.later = m.later && i > 0; i > 0 {
			tail = append(tail, words[i:i+n]...)
			last := words[i+n-1]
			m.plural = singular(last) != strings.ToLower(last)
		}
		i += n
		rest = withoutPreposition(rest, words[i:])
	}
	if len(rest) == len(words) {
		return Method{}
	}
	for _, words := range [][]string{rest, tail} {
		if name := s.spell(words); name != "" && !slices.Contains(m.Names, name) && len(words) < len(s.split(operation)) {
			m.Names = append(m.Names, name)
		}
	}
	return m
}

// run returns how many words at the beginning together are the tag, or 0.
func run(words []string, tag string) int {
	joined := ""
	for i, word := range words {
		if joined += singular(word); joined == tag && tag != "" {
			return i + 1
		}
		if !strings.HasPrefix(tag, joined) {
			break
		}
	}
	return 0
}

// withoutPreposition returns words without a preposition at their end that leads to
// nothing: after is empty, or begins with another.
func withoutPreposition(words, after []string) []string {
	if n := len(words); n > 0 && isPreposition(words[n-1]) && (len(after) == 0 || isPreposition(after[0])) {
		return words[:n-1]
	}
	return words
}

func isPreposition(word string) bool {
	return slices.Contains([]string{"and", "at", "by", "for", "from", "in", "of", "on", "to", "with"}, strings.ToLower(word))
}

// spell returns words as a Go name. It is empty if that does not begin with a capital.
func (s Speller) spell(words []string) string {
	var b strings.Builder
	for _, word := range words {
		b.WriteString(s.word(word))
	}
	if name := b.String(); name != "" && unicode.IsUpper([]rune(name)[0]) {
		return name
	}
	return ""
}

// split returns the words of a name: what stands between separators, and within that
// what begins with a capital.
func (s Speller) split(name string) []string {
	var words []string
	for _, part := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		runes, start := []rune(part), 0
		for i := range runes {
			if startsWord(runes, i) && !s.isPlural(runes, i) {
				words = append(words, string(runes[start:i]))
				start = i
			}
		}
		words = append(words, string(runes[start:]))
	}
	return words
}

// joinSingular returns the singulars of words without spaces.
func joinSingular(words []string) string {
	var b strings.Builder
	for _, word := range words {
		b.WriteString(singular(word))
	}
	return b.String()
}

// singular returns a word in small letters and, if it looks like an English plural, in
// the singular.
func singular(word string) string {
	word = strings.ToLower(word)
	switch {
	case len(word) > 4 && strings.HasSuffix(word, "ies"):
		return word[:len(word)-3] + "y"
	case hasSuffix(word, "sses", "shes", "ches", "xes", "zes"):
		return word[:len(word)-2]
	case len(word) > 2 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss"):
		return word[:len(word)-1]
	}
	return word
}

func hasSuffix(word string, suffixes ...string) bool {
	return slices.ContainsFunc(suffixes, func(suffix string) bool { return strings.HasSuffix(word, suffix) })
}

// OfPath returns a name for an operation that has none: its method and the words of its
// path. A parameter leaves out the words of the segment before it: "getPetsId" is GET
// /pets/{petId}.
func (s Speller) OfPath(method, path string) string {
	name, before := strings.ToLower(method), []string(nil)
	for segment := range strings.SplitSeq(path, "/") {
		words := s.split(segment)
		shown := words
		if n := run(words, joinSingular(before)); strings.HasPrefix(segment, "{") && n > 0 && n < len(words) {
			shown = words[n:]
		}
		for _, word := range shown {
			name += upperFirst(word)
		}
		before = words
	}
	return name
}
