package agree

import (
	"fmt"
	"slices"
)

// An Exception excuses voices that differ from the others about a fact.
type Exception struct {
	Fact   Fact
	Voices []string
	Why    string
}

func (e Exception) String() string { return fmt.Sprintf("%s of %v: %s", e.Fact, e.Voices, e.Why) }

// Excuse returns the findings that no exception excuses, and the exceptions that
// excuse none.
func Excuse(findings []Finding, exceptions []Exception) (rest []Finding, unused []Exception) {
	used := make([]bool, len(exceptions))
	for _, f := range findings {
		i := slices.IndexFunc(exceptions, func(e Exception) bool { return e.excuses(f) })
		if i < 0 {
			rest = append(rest, f)
		} else {
			used[i] = true
		}
	}
	for i, e := range exceptions {
		if !used[i] {
			unused = append(unused, e)
		}
	}
	return rest, unused
}

// excuses reports whether the other voices agree about the fact.
func (e Exception) excuses(f Finding) bool {
	if f.Fact.name() != e.Fact {
		return false
	}
	for _, voice := range f.Silent {
		if !slices.Contains(e.Voices, voice) {
			return false
		}
	}
	values := 0
	for _, voices := range f.Values {
		if slices.ContainsFunc(voices, func(voice string) bool { return !slices.Contains(e.Voices, voice) }) {
			values++
		}
	}
	return values <= 1
}
