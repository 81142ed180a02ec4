package profile

import (
	"cmp"
	"slices"
	"strings"
)

// A Way is one way to give the credentials of a security scheme.
type Way struct {
	Scheme string   // name of the security scheme
	Title  string   // "service account"
	Keys   []string // names of the settings that it needs, all of them
	Sends  Place
	Param  string // name of the header, query parameter or cookie of an API key
}

// A Place says how credentials appear in a request.
type Place string

// The places.
const (
	Bearer Place = "Bearer" // header Authorization
	Basic  Place = "Basic"
	Digest Place = "Digest"
	Header Place = "header"
	Query  Place = "query"
	Cookie Place = "cookie"
)

// A Choice is what authenticates a request.
type Choice struct {
	Uses []string // security schemes, each followed by the scopes that it needs
	Ways []*Way   // of these schemes, in their order

	// Missing lists the missing settings of the first alternative that is partly
	// given. It is empty if an alternative is complete.
	Missing []string
}

// Choose returns the first of alternatives whose credentials are complete, which may
// be none. Sources come nearest first; an alternative with credentials from a nearer
// source counts more than the alternatives before it. Half of the credentials of a
// scheme is an error, unless a nearer source has others.
func (t *Table) Choose(alternatives [][]string, sources []Settings) (Choice, error) {
	if alternatives == nil {
		alternatives = t.Security
	}
	var best Choice
	var fault error
	var missing []string
	nearest, merged := len(sources), t.Merge(sources...)
	for _, uses := range alternatives {
		ways, near := t.ways(uses, sources)
		if near >= nearest {
			continue
		}
		switch half := incomplete(ways, merged); {
		case half != nil:
			best, fault, nearest = Choice{}, half, near
		case len(ways) == len(uses):
			best, fault, nearest = Choice{Uses: uses, Ways: ways}, nil, near
		case missing == nil:
			missing = t.missing(uses, sources)
		}
	}
	if len(best.Ways) == 0 {
		best.Missing = missing
	}
	return best, fault
}

// missing returns the titles of the schemes without credentials.
func (t *Table) missing(uses []string, sources []Settings) []string {
	var titles []string
	for _, use := range uses {
		scheme, _, _ := strings.Cut(use, " ")
		if way, _ := t.way(scheme, sources); way != nil {
			continue
		}
		if i := slices.IndexFunc(t.Ways, func(w Way) bool { return w.Scheme == scheme }); i >= 0 {
			scheme = cmp.Or(t.Ways[i].Title, scheme)
		}
		titles = append(titles, scheme)
	}
	return titles
}

// Complete returns a way for each scheme whose credentials are complete.
func (t *Table) Complete(sources []Settings) []*Way {
	var all []*Way
	merged := t.Merge(sources...)
	for i := range t.Ways {
		way, _ := t.way(t.Ways[i].Scheme, sources)
		if way != nil && incomplete([]*Way{way}, merged) == nil && !slices.Contains(all, way) {
			all = append(all, way)
		}
	}
	return all
}

// ways returns the ways of an alternative's schemes, of those that have any, and the
// index of the nearest source with credentials for one of them.
func (t *Table) ways(uses []string, sources []Settings) (ways []*Way, near int) {
	near = len(sources)
	for _, use := range uses {
		scheme, _, _ := strings.Cut(use, " ")
		way, at := t.way(scheme, sources)
		if way != nil {
			ways = append(ways, way)
		}
		near = min(near, at)
	}
	return ways, near
}

// way returns the way of a scheme for which the nearest source has something.
func (t *Table) way(scheme string, sources []Settings) (way *Way, near int) {
	for near, s := range sources {
		for i := range t.Ways {
			w := &t.Ways[i]
			if w.Scheme == scheme && slices.ContainsFunc(w.Keys, func(key string) bool { return s[key] != "" }) {
				return w, near
			}
		}
	}
	return nil, len(sources)
}

// First returns the ways of the first of alternatives that has credentials, whether
// or not they are there.
func (t *Table) First(alternatives [][]string) []*Way {
	if alternatives == nil {
		alternatives = t.Security
	}
	for _, uses := range alternatives {
		var ways []*Way
		for _, use := range uses {
			scheme, _, _ := strings.Cut(use, " ")
			if i := slices.IndexFunc(t.Ways, func(w Way) bool { return w.Scheme == scheme }); i >= 0 {
				ways = append(ways, &t.Ways[i])
			}
		}
		if len(ways) > 0 {
			return ways
		}
	}
	return nil
}

// An Incomplete is the error about a part of credentials whose other part is missing.
type Incomplete struct {
	Keys    []string // all settings of the credentials
	Missing string   // the first that is missing
}

// Error says which settings belong together.
func (e *Incomplete) Error() string {
	return e.Missing + " is missing: " + strings.Join(e.Keys, " and ") + " belong together"
}

// incomplete returns an error if a way lacks a setting.
func incomplete(ways []*Way, merged Settings) error {
	for _, w := range ways {
		missing := slices.IndexFunc(w.Keys, func(key string) bool { return merged[key] == "" })
		if missing >= 0 {
			return &Incomplete{w.Keys, w.Keys[missing]}
		}
	}
	return nil
}

// Token returns the way to give the token of a scheme that sends one.
func (t *Table) Token(scheme string) *Way {
	i := slices.IndexFunc(t.Ways, func(w Way) bool { return w.Scheme == scheme && w.Sends == Bearer && len(w.Keys) == 1 })
	return &t.Ways[i]
}

// Values returns the settings that a way needs.
func (w *Way) Values(s Settings) []string {
	var values []string
	for _, key := range w.Keys {
		values = append(values, s[key])
	}
	return values
}
