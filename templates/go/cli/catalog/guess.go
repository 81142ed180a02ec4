package catalog

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// Guess returns the names of at most five operations that words may mean, such as
// "clusters list" for listClusters. The most likely comes first.
func (c Catalog) Guess(words []string) []string {
	for n := min(len(words), mostWords); n > 0; n-- {
		if found := c.guess(words[:n], all); len(found) > 0 {
			return found
		}
	}
	return nil
}

// GuessWithin returns the names of operations of a tag that the first of words may mean.
func (c Catalog) GuessWithin(tag string, words []string) []string {
	return c.guess(words[:min(len(words), 1)], func(op *ops.Operation) bool { return op.Tag == tag })
}

// mostWords bounds the words that name one operation.
const mostWords = 3

// guess returns the wanted operations whose names or tags have all words. Those with the fewest
// other words come first.
func (c Catalog) guess(typed []string, wanted func(*ops.Operation) bool) []string {
	var parts []string
	for _, word := range typed {
		parts = append(parts, split(word)...)
	}
	var found []guessed
	for _, op := range c.Table.Operations {
		if wanted(op) && len(parts) > 0 {
			if other, ok := c.others(op, parts); ok {
				found = append(found, guessed{op.CommandName(), other})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b guessed) int { return cmp.Or(a.other-b.other, cmp.Compare(a.name, b.name)) })
	var names []string
	for _, f := range found[:min(len(found), 5)] {
		if found[0].other > 0 || f.other == 0 {
			names = append(names, f.name)
		}
	}
	return names
}

// A guessed operation has a number of words that nobody typed, or typed otherwise.
type guessed struct {
	name  string
	other int
}

// others returns the least number of other words in a name of an operation. The name,
// or the tag, has all parts.
func (c Catalog) others(op *ops.Operation, parts []string) (least int, ok bool) {
	for _, name := range append([]string{op.CommandName(), op.ID}, c.oldNames(op)...) {
		words := split(name)
		misspelt, has := unlike(append(split(op.Tag), words...), parts)
		untyped := slices.DeleteFunc(words, func(word string) bool { return slices.Contains(parts, word) })
		if other := len(untyped) + misspelt; has && (!ok || other < least) {
			least, ok = other, true
		}
	}
	return least, ok
}

// unlike returns how many of the parts are words with a wrong letter. It returns false
// if a part is no word.
func unlike(words, parts []string) (misspelt int, ok bool) {
	for _, part := range parts {
		if slices.Contains(words, part) {
			continue
		}
		near := func(word string) bool { return len(part) > 3 && distance(word, part) == 1 }
		if !slices.ContainsFunc(words, near) {
			return 0, false
		}
		misspelt++
	}
	return misspelt, true
}

// split returns the words of a name in the form in which they are compared.
func split(name string) []string {
	var b strings.Builder
	for i, r := range name {
		switch {
		case unicode.IsUpper(r) && i > 0 && unicode.IsLower(rune(name[i-1])):
			b.WriteByte(' ')
			fallthrough
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteByte(' ')
		}
	}
	words := strings.Fields(b.String())
	for i, word := range words {
		words[i] = root(word)
	}
	return words
}

// usual are the verbs of operations, by other verbs that people type.
var usual = map[string]string{
	"describe": "get", "show": "get", "read": "get", "ls": "list", "rm": "delete", "remove": "delete",
	"add": "create", "new": "create", "edit": "update", "set": "update", "modify": "update", "patch": "update",
}

// root returns a word without the ending of the plural, and the usual verb for another
// that means the same.
func root(word string) string {
	if verb, ok := usual[word]; ok {
		return verb
	}
	switch {
	case strings.HasSuffix(word, "ies") && len(word) > 4:
		return word[:len(word)-3] + "y"
	case strings.HasSuffix(word, "sses"):
		return word[:len(word)-2]
	case strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && len(word) > 3:
		return word[:len(word)-1]
	}
	return word
}
