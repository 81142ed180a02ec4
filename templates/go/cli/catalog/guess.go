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

// mostWords bounds the words that name one operation.
const mostWords = 3

// guess returns the wanted operations whose names have all words. Those with the fewest
// other words come first.
func (c Catalog) guess(typed []string, wanted func(*ops.Operation) bool) []string {
	var parts []string
	for _, word := range typed {
		parts = append(parts, split(word)...)
	}
	type candidate struct {
		name  string
		other int
	}
	var found []candidate
	for _, op := range c.Table.Operations {
		if !wanted(op) || len(parts) == 0 {
			continue
		}
		for _, name := range []string{op.CommandName(), op.ID} {
			if words := split(name); haveAll(words, parts) {
				found = append(found, candidate{op.CommandName(), len(words) - len(parts)})
				break
			}
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Or(a.other-b.other, cmp.Compare(a.name, b.name)) })
	var names []string
	for _, f := range found[:min(len(found), 5)] {
		names = append(names, f.name)
	}
	return names
}

func haveAll(words, parts []string) bool {
	for _, part := range parts {
		if !slices.Contains(words, part) {
			return false
		}
	}
	return true
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
