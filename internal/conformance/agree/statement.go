package agree

import (
	"cmp"
	"slices"
	"strings"
)

// A Subject is what a statement is about: an operation in one version, or the
// whole API if both fields are empty. The version is empty if the API has none.
type Subject struct{ Operation, Version string }

func (s Subject) String() string {
	return cmp.Or(strings.TrimSpace(s.Operation+" "+s.Version), "API")
}

// A Fact is a property of a subject. The name of a fact may be followed by a
// space and a key: "example groupId".
type Fact string

// name returns the fact without its key.
func (f Fact) name() Fact {
	name, _, _ := strings.Cut(string(f), " ")
	return Fact(name)
}

// Statements are what one voice says.
type Statements map[Subject]map[Fact]string

// say adds a statement. Values that contradict an earlier one of the same voice
// are kept beside it, so that they differ from what others say.
func (s Statements) say(subject Subject, fact Fact, value string) {
	if s[subject] == nil {
		s[subject] = map[Fact]string{}
	}
	if old, said := s[subject][fact]; said && old != value {
		value = old + " and also " + value
	}
	s[subject][fact] = value
}

// replace replaces an earlier statement.
func (s Statements) replace(subject Subject, fact Fact, value string) {
	delete(s[subject], fact)
	s.say(subject, fact, value)
}

// list returns values in one line, sorted and each once.
func list(values []string) string {
	values = slices.Clone(values)
	slices.Sort(values)
	return strings.Join(slices.Compact(values), " ")
}

// yes returns the word for a fact that holds or does not.
func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// decided returns the date of a sunset, or "" if the document leaves it open.
func decided(date string) string {
	if date == "9999-12-31" {
		return ""
	}
	return date
}
