package page

import (
	"cmp"
	"slices"
	"strings"

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
	Anchor     string
	Version    string // "undated" if the document has no versions
	Date       string // empty if it has none
	Pinned     bool
	Having     int   // operations that have it
	Operations []Ref // those with a page, in this version
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

// dated lists, for each version, the operations that have it.
func (s *Site) dated() []Dated {
	having := map[model.Version][]Ref{} // looked up, never ranged over
	for _, subject := range s.Subjects {
		for _, r := range subject.Op.Revisions {
			having[r.Version] = append(having[r.Version], subject.Ref(r))
		}
	}
	var all []Dated
	anchors := newAnchors()
	for _, c := range s.API.Document.Counts() {
		v, name := c.Version, c.Version.String()
		all = append(all, Dated{anchors.take("version-" + name), choose(name != "", name, "undated"), string(v.Date), v == s.API.Pin, c.Having, having[v]})
	}
	return all
}

// An Era is a day of the timeline: a version, or the versions that end.
type Era struct {
	Version *Dated
	Date    string // of the ends
	Ends    []Sunset
}

// Timeline returns versions and days of their ends in the order of time. Ends and
// versions without a date come last.
func (c *Calendar) Timeline() []Era {
	var all []Era
	for i := range c.Versions {
		all = append(all, Era{Version: &c.Versions[i]})
	}
	for _, x := range c.Sunsets {
		if n := len(all) - 1; n >= 0 && all[n].Version == nil && all[n].Date == x.Date {
			all[n].Ends = append(all[n].Ends, x)
			continue
		}
		all = append(all, Era{Date: x.Date, Ends: []Sunset{x}})
	}
	slices.SortStableFunc(all, func(a, b Era) int { return strings.Compare(a.day(), b.day()) })
	return all
}

// undatedDay is after all days.
const undatedDay = "undated"

func (e Era) day() string {
	if e.Version != nil {
		return cmp.Or(e.Version.Date, undatedDay)
	}
	return e.Date
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
