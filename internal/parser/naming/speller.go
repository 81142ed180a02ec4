package naming

import (
	"strings"
	"unicode"
)

// A Speller turns names of a document into names of outputs. The zero Speller keeps the
// document's own capitals: "groupId" is "GroupId" in Go.
type Speller struct {
	initialisms map[string]bool // in capitals
}

// NewSpeller returns a Speller that writes some words in capitals: "groupId" is "GroupID"
// with the initialism "ID", and "ids" is "IDs".
func NewSpeller[Word ~string](initialisms []Word) Speller {
	if len(initialisms) == 0 {
		return Speller{}
	}
	s := Speller{initialisms: map[string]bool{}}
	for _, word := range initialisms {
		s.initialisms[strings.ToUpper(string(word))] = true
	}
	return s
}

// words spells a text of letters and digits, in which a capital begins a word.
func (s Speller) words(text string) string {
	if s.initialisms == nil {
		return upperFirst(text)
	}
	var b strings.Builder
	for _, word := range s.split(text) {
		b.WriteString(s.word(word))
	}
	return b.String()
}

// word spells one word. An initialism may end in digits, or in the s of its plural.
func (s Speller) word(word string) string {
	upper := strings.ToUpper(word)
	letters := strings.TrimRight(upper, "0123456789")
	singular, plural := strings.CutSuffix(upper, "S")
	switch {
	case s.initialisms[upper], s.initialisms[letters]:
		return upper
	case plural && s.initialisms[singular]:
		return singular + "s"
	}
	return upperFirst(word)
}

// isPlural reports whether the capital at i is the last of several before the s of a
// plural: the D of "userIDs".
func (s Speller) isPlural(runes []rune, i int) bool {
	if s.initialisms == nil || i+1 >= len(runes) || runes[i+1] != 's' || i+2 < len(runes) && unicode.IsLower(runes[i+2]) {
		return false
	}
	start := i
	for start > 0 && unicode.IsUpper(runes[start-1]) {
		start--
	}
	return start < i
}

// shouts reports whether a name has several words of more than one letter, all in
// capitals.
func shouts(wire string) bool {
	words := strings.FieldsFunc(wire, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) < 2 || strings.ToUpper(wire) != wire {
		return false
	}
	long := 0
	for _, word := range words {
		if len(strings.TrimFunc(word, unicode.IsDigit)) > 1 {
			long++
		}
	}
	return long > 1
}
