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

// Names reports whether the finding is about a fact and a voice.
func (f Finding) Names(fact Fact, voice string) bool {
	if f.Fact.name() != fact {
		return false
	}
	for _, voices := range f.Values {
		if slices.Contains(voices, voice) {
			return true
		}
	}
	return slices.Contains(f.Silent, voice)
}

// Judge compares what voices say and returns the findings by subject and fact.
func Judge(out *Outputs, said map[string]Statements) []Finding {
	subjects := map[Subject]bool{}
	for _, subject := range out.subjects() {
		subjects[subject] = true
	}
	for _, statements := range said {
		for subject := range statements {
			subjects[subject] = true
		}
	}
	return JudgeAbout(out, said, slices.Collect(maps.Keys(subjects)))
}

// JudgeAbout is Judge for some subjects.
func JudgeAbout(out *Outputs, said map[string]Statements, subjects []Subject) []Finding {
	voices := out.Voices()
	var findings []Finding
	for _, subject := range subjects {
		facts := map[Fact]bool{}
		if subject != (Subject{}) {
			facts[Endpoint] = true // also if no voice states it
		}
		for _, statements := range said {
			for fact := range statements[subject] {
				facts[fact] = true
			}
		}
		for fact := range facts {
			if f := compare(out, voices, said, subject, fact); f != nil {
				findings = append(findings, *f)
			}
		}
	}
	slices.SortFunc(findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Subject.String(), b.Subject.String()), cmp.Compare(a.Fact, b.Fact))
	})
	return findings
}

// compare returns the finding about one fact, or nil if all voices agree.
func compare(out *Outputs, voices []Voice, said map[string]Statements, subject Subject, fact Fact) *Finding {
	f := Finding{Subject: subject, Fact: fact, Values: map[string][]string{}}
	for _, voice := range voices {
		value, states := said[voice.Name][subject][fact]
		switch {
		case states:
			f.Values[value] = append(f.Values[value], voice.Name)
		case voice.must(out, subject, fact.name()):
			f.Silent = append(f.Silent, voice.Name)
		}
	}
	if len(f.Values) <= 1 && len(f.Silent) == 0 {
		return nil
	}
	return &f
}

// must reports whether the voice must state a fact.
func (v Voice) must(out *Outputs, subject Subject, fact Fact) bool {
	return slices.Contains(v.States, fact) && v.Scope(out, subject) || slices.Contains(v.AtPin, fact) && pinned(out, subject)
}
