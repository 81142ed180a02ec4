package page

import (
	"github.com/atlasgen/atlasgen/internal/model"
)

// A Calendar lists versions and their ends.
type Calendar struct {
	Versions  []Dated
	Sunsets   []Sunset    // earliest first; those without a day come last
	Elsewhere []Elsewhere // operations that the pin does not select
}

// A Dated is a version of the document.
type Dated struct {
	Version    string // "undated" if the document has no versions
	Pinned     bool
	Operations int // that have it
}

// A Sunset is the announced end of a version of an operation.
type Sunset struct {
	Ref
	Date      string // "9999-12-31" if undecided
	Version   string
	Successor string // may be empty
}

// An Elsewhere is an operation that exists only in other versions.
type Elsewhere struct {
	Name     string
	Versions []string
}

// Calendar returns the calendar of the document.
func (s *Site) Calendar() *Calendar {
	return &Calendar{Versions: s.dated(), Sunsets: s.sunsets(), Elsewhere: s.elsewhere()}
}

// dated counts, for each version, the operations that have it.
func (s *Site) dated() []Dated {
	var all []Dated
	for _, c := range s.API.Document.Counts() {
		name := c.Version.String()
		all = append(all, Dated{choose(name != "", name, "undated"), c.Version == s.API.Pin, c.Having})
	}
	return all
}

func (s *Site) sunsets() []Sunset {
	var all []Sunset
	for _, e := range s.API.Document.Sunsets() {
		if s.pages[e.Operation.Name.Wire] == "" {
			continue
		}
		ref := newSubject(e.Operation, s.API.Pin).Ref(e.Revision)
		all = append(all, Sunset{ref, string(e.Revision.Sunset), e.Revision.Version.String(), e.Successor.String()})
	}
	return all
}

func (s *Site) elsewhere() []Elsewhere {
	var all []Elsewhere
	for _, op := range s.API.Document.Operations {
		if s.pages[op.Name.Wire] == "" {
			all = append(all, Elsewhere{op.Name.Wire, versionNames(op)})
		}
	}
	return all
}

func versionNames(op *model.Operation) []string {
	var names []string
	for _, r := range op.Revisions {
		names = append(names, r.Version.String())
	}
	return names
}
