// Package naming is the one place where a spelling of the document becomes a name
// of the output; nothing else converts case. It also knows who has which name.
package naming

import (
	"cmp"
	"fmt"
	"go/token"
	"hash/fnv"
	"strings"
	"unicode"

	"github.com/atlasgen/atlasgen/internal/model"
)

// symbolNames spells out the symbols of names that would otherwise be empty or
// equal: enum members such as "<", ">" and "-1".
var symbolNames = []struct {
	symbol rune
	name   string
}{
	{'<', "Less"}, {'>', "Greater"}, {'=', "Equal"}, {'!', "Not"}, {'+', "Plus"}, {'-', "Minus"},
	{'*', "Star"}, {'/', "Slash"}, {'%', "Percent"}, {'&', "And"}, {'|', "Or"}, {'.', "Dot"},
	{',', "Comma"}, {':', "Colon"}, {'$', "Dollar"}, {'@', "At"}, {'#', "Hash"}, {'^', "Caret"}, {'~', "Tilde"}, {'?', "Question"},
}

// Of returns the three spellings of one thing.
func (s Speller) Of(wire string) model.Name {
	name := model.Name{Go: s.Go(wire), Kebab: cut(cmp.Or(s.kebab(wire), s.kebab(spellSymbols(wire)))), Wire: wire}
	if sign := signed(wire); sign != "" {
		name.Kebab = cut(s.kebab(sign + "-" + wire[1:]))
	}
	return name
}

// maxKebab is how long a hyphenated name may be. With the version of an operation
// and an extension it must be a file name, which has at most 255 bytes.
const maxKebab = 150

// cut returns a long hyphenated name cut, with a checksum at its end.
func cut(kebab string) string {
	if len(kebab) <= maxKebab {
		return kebab
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(kebab)) // a hash accepts everything
	return fmt.Sprintf("%s-%08x", strings.TrimRight(kebab[:maxKebab], "-"), h.Sum32())
}

// Go returns wire as an exported Go identifier: its words joined, each with an
// upper-case first letter. A leading digit, or a letter without upper case, gets an
// X before it; a name of symbols only has them spelled out; a name without anything
// to spell is empty.
func (s Speller) Go(wire string) string {
	name := signed(wire) + s.Join(wire)
	if name == "" {
		name = spellSymbols(wire)
	}
	if name == "" {
		return ""
	}
	if first := []rune(name)[0]; !unicode.IsUpper(first) {
		return "X" + name
	}
	return name
}

// signed returns the name of a sign before a digit: "+1" and "-1" differ in it alone.
func signed(wire string) string {
	if len(wire) > 1 && (wire[0] == '+' || wire[0] == '-') && isASCIIDigit(rune(wire[1])) {
		return spellSymbols(wire[:1])
	}
	return ""
}

// Join returns the words of wire joined, each with an upper-case first letter.
func Join(wire string) string { return joinWords(wire, upperFirst) }

// Join returns the words of wire joined as they are in Go, each with an upper-case first
// letter. A name of several words in capitals is spelled like any other: "USER_NAME" is
// "UserName".
func (s Speller) Join(wire string) string {
	switch {
	case s.initialisms == nil:
		return Join(wire)
	case shouts(wire):
		return joinWords(wire, func(word string) string { return s.word(capitalized(word)) })
	}
	return joinWords(wire, s.words)
}

// Tag returns the Go name of a tag: without its spaces and punctuation, its own
// capitals kept ("Monitoringandlogs" for "Monitoring and logs").
func Tag(tag string) string {
	joined := joinWords(tag, strings.Clone)
	if joined == "" {
		joined = tag
	}
	return Speller{}.Go(joined)
}

// Constant returns the part of a constant's name that stands for a value.
// Words in capitals are written like other words ("US_EAST_1" is "UsEast1"),
// and a sign before a digit is spelled out, for it may be all that differs.
func (s Speller) Constant(wire string) string {
	name := joinWords(wire, func(word string) string { return s.words(capitalized(word)) })
	if name == "" || strings.HasPrefix(wire, "-") {
		name = spellSymbols(wire) + name
	}
	if name == "" {
		return "Empty"
	}
	return name
}

// Numeral returns a number whose exponent has no leading zeros, so that "1e-08" and
// "1e-8" have one name.
func Numeral(number string) string {
	mantissa, exponent, scientific := strings.Cut(strings.ToLower(number), "e")
	if !scientific {
		return number
	}
	sign := ""
	if strings.HasPrefix(exponent, "-") {
		sign = "-"
	}
	return mantissa + "e" + sign + strings.TrimLeft(exponent, "+-0")
}

// Argument returns the name of a setting as a parameter of a Go function: "clientID"
// for "client_id".
func Argument(setting string) string {
	words := strings.Split(setting, "_")
	for i, word := range words {
		switch {
		case i == 0 || word == "":
		case word == "id":
			words[i] = "ID"
		default:
			words[i] = upperFirst(word)
		}
	}
	name := strings.Join(words, "")
	if token.IsKeyword(name) {
		name += "Value"
	}
	return name
}

func joinWords(wire string, word func(string) string) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(wire, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		b.WriteString(word(w))
	}
	return b.String()
}

func upperFirst(word string) string {
	runes := []rune(word)
	runes[0] = unicode.ToUpper(runes[0])
	return string(runes)
}

func capitalized(word string) string {
	if strings.ToUpper(word) == word {
		word = strings.ToLower(word)
	}
	return upperFirst(word)
}

func spellSymbols(wire string) string {
	var b strings.Builder
	for _, r := range wire {
		for _, s := range symbolNames {
			if s.symbol == r {
				b.WriteString(s.name)
			}
		}
	}
	return b.String()
}

// kebab returns wire in lower case with hyphens between words, of ASCII letters
// and digits only, so that it is safe as a file name, an anchor and a flag.
func (s Speller) kebab(wire string) string {
	var b strings.Builder
	runes := []rune(wire)
	gap := false
	for i, r := range runes {
		if r > unicode.MaxASCII && unicode.IsLetter(r) {
			fmt.Fprintf(&b, "u%x", r)
			gap = true
			continue
		}
		if !isASCIILetter(r) && !isASCIIDigit(r) {
			gap = true
			continue
		}
		if b.Len() > 0 && (gap || startsWord(runes, i) && !s.isPlural(runes, i)) {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// startsWord reports whether the capital at i begins a word: it follows a lower
// case letter or digit, or ends a run of capitals ("DNSName").
func startsWord(runes []rune, i int) bool {
	if i == 0 || !unicode.IsUpper(runes[i]) {
		return false
	}
	before := runes[i-1]
	if unicode.IsLower(before) || isASCIIDigit(before) {
		return true
	}
	return unicode.IsUpper(before) && i+1 < len(runes) && unicode.IsLower(runes[i+1])
}

func isASCIILetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

func isASCIIDigit(r rune) bool { return '0' <= r && r <= '9' }
