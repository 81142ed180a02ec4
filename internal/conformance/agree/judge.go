package agree

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A Finding is a fact about which voices differ, or which one does not state.
type Finding struct {
	Subject Subject
	Fact    Fact
	Silent  []string            // voices that should state the fact and do not
	Values  map[string][]string // voices by value
}

func (f Finding) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%v: %s:", f.Subject, f.Fact)
	for _, value := range slices.Sorted(maps.Keys(f.Values)) {
		fmt.Fprintf(&b, " %s say %q;", strings.Join(f.Values[value], ", "), value)
	}
	if len(f.Silent) > 0 {
		fmt.Fprintf(&b, " %s say nothing", strings.Join(f.Silent, ", "))
	}
	return strings.TrimSuffix(b.String(), ";")
}

// Judge compares what voices say about the outputs and returns the findings by
// subject and fact.
func Judge(out *Outputs, said map[string]Statements) []Finding {
	stated := map[Subject]map[Fact]bool{}
	for _, statements := range said {
		for subject, facts := range statements {
			for fact := range facts {
				if stated[subject] == nil {
					stated[subject] = map[Fact]bool{}
				}
				stated[subject][fact] = true
			}
		}
	}
	for _, subject := range out.subjects() {
		if stated[subject] == nil {
			stated[subject] = map[Fact]bool{Endpoint: true}
		}
	}
	var findings []Finding
	for subject, facts := range stated {
		for fact := range facts {
			if f := compare(out, said, subject, fact); len(f.Values) > 1 || len(f.Silent) > 0 {
				findings = append(findings, f)
			}
		}
	}
	slices.SortFunc(findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Subject.String(), b.Subject.String()), cmp.Compare(a.Fact, b.Fact))
	})
	return findings
}

// compare returns what the voices say about one fact.
func compare(out *Outputs, said map[string]Statements, subject Subject, fact Fact) Finding {
	f := Finding{Subject: subject, Fact: fact, Values: map[string][]string{}}
	for _, voice := range out.voices() {
		value, states := said[voice.Name][subject][fact]
		switch {
		case states:
			f.Values[value] = append(f.Values[value], voice.Name)
		case slices.Contains(voice.States, fact.name()) && voice.Scope(out, subject),
			slices.Contains(voice.AtPin, fact.name()) && pinned(out, subject):
			f.Silent = append(f.Silent, voice.Name)
		}
	}
	return f
}
