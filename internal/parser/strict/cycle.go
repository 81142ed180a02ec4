package strict

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// A solver finds schemas that no finite value can satisfy, because they require
// themselves: through required properties, items of lists that are never empty, parents,
// or every alternative of a union. It computes the least fixed point: a schema has a value
// as soon as everything that it needs has one.
type solver struct {
	root    *tree.Node
	states  map[need]*state
	waiting []*state
}

// A need is a schema that must have a value, or a parent. A parent in allOf
// contributes its properties but not its oneOf, because otherwise every parent that
// lists its children would need itself.
type need struct {
	name   string
	parent bool
}

// A state is the current knowledge about a need.
type state struct {
	need
	schema    *tree.Node
	satisfied bool
	missing   []*state // the need that it waits for
	wanted    []*state // needs that wait for it
	queued    bool
	walk      int // the last search for circles that visited it
}

// cycles complains once about each circle of schemas without a finite value.
func (c *checker) cycles() {
	s := &solver{root: c.root, states: map[need]*state{}}
	var all []*state
	for name, schema := range c.root.Get("components").Get("schemas").Pairs() {
		if schema.Kind == tree.Mapping {
			all = append(all, s.state(need{name: name.Text}))
		}
	}
	s.solve()
	for i, st := range all {
		if circle := st.circle(i + 1); circle != nil {
			c.complain(circle[0].schema, "no finite value satisfies this schema: %s", spell(circle))
		}
	}
}

// state returns the state of a need. A new one is queued.
func (s *solver) state(n need) *state {
	if st := s.states[n]; st != nil {
		return st
	}
	st := &state{need: n, schema: s.root.Get("components").Get("schemas").Get(n.name)}
	s.states[n] = st
	s.queue(st)
	return st
}

func (s *solver) queue(st *state) {
	if !st.queued && !st.satisfied {
		st.queued = true
		s.waiting = append(s.waiting, st)
	}
}

// solve tries needs until nothing changes. It tries a need again only when a need that
// it waits for is satisfied.
func (s *solver) solve() {
	for len(s.waiting) > 0 {
		st := s.waiting[0]
		s.waiting = s.waiting[1:]
		st.queued, st.missing = false, nil
		st.satisfied = s.has(st, st.schema, st.parent)
		if st.satisfied {
			for _, other := range st.wanted {
				s.queue(other)
			}
		}
	}
}

// has reports whether a schema is known to have a value. It records all missing needs,
// so that a schema is not tried again for each of them.
func (s *solver) has(st *state, n *tree.Node, parent bool) bool {
	if n == nil || n.Kind != tree.Mapping {
		return true
	}
	if ref := n.Get("$ref"); ref != nil {
		return s.hasTarget(st, ref.Text, parent)
	}
	if !parent && hasEmptyValue(n) {
		return true
	}
	all := s.hasMembers(st, n)
	for part := range n.Get("allOf").Elements() {
		all = s.has(st, part, true) && all
	}
	if !parent {
		all = s.hasArm(st, n.Get("oneOf")) && all
		all = s.hasArm(st, n.Get("anyOf")) && all
	}
	return all
}

// hasEmptyValue reports whether a schema has a value that contains no other value.
func hasEmptyValue(n *tree.Node) bool {
	return n.Str("nullable") == "true" || slices.Contains(kindsOf(n), "null") || n.Get("enum") != nil || n.Get("const") != nil
}

func (s *solver) hasTarget(st *state, ref string, parent bool) bool {
	p, _ := tree.ParsePointer(strings.TrimPrefix(ref, "#"))
	section, name, ok := p.Component()
	if !ok || section != "schemas" || s.root.Follow(p) == nil {
		return true // another complaint covers this
	}
	target := s.state(need{name, parent})
	if !target.satisfied {
		st.missing = append(st.missing, target)
		target.wanted = append(target.wanted, st)
	}
	return target.satisfied
}

// hasArm reports whether at least one alternative has a value, or there are none.
func (s *solver) hasArm(st *state, list *tree.Node) bool {
	none, found := true, false
	for arm := range list.Elements() {
		none, found = false, s.has(st, arm, false) || found
	}
	return none || found
}

// hasMembers reports whether the required content of an object or a list has a value.
func (s *solver) hasMembers(st *state, n *tree.Node) bool {
	all := true
	for name := range n.Get("required").Elements() {
		all = s.has(st, n.Get("properties").Get(name.Text), false) && all
	}
	if least := n.Get("minItems"); least != nil && least.IsNumber() && least.Float() > 0 {
		all = s.has(st, n.Get("items"), false) && all
	}
	return all
}

// circle returns a circle that prevents a need from being satisfied. It begins with
// the first schema in the document. It returns nil if there is none, or if an earlier
// search has found it.
func (st *state) circle(walk int) []*state {
	var way []*state
	for at := st; !at.satisfied; at = at.missing[0] {
		if at.walk == walk {
			return rotate(way[slices.Index(way, at):])
		}
		if at.walk != 0 {
			return nil
		}
		at.walk = walk
		way = append(way, at)
	}
	return nil
}

func rotate(circle []*state) []*state {
	first := 0
	for i, st := range circle {
		if model.ComparePositions(st.schema.Pos, circle[first].schema.Pos) < 0 {
			first = i
		}
	}
	return append(circle[first:len(circle):len(circle)], circle[:first]...)
}

// spell returns a circle as text: "A > B > A".
func spell(circle []*state) string {
	var names []string
	for _, st := range circle {
		names = append(names, st.name)
	}
	return complaint.Quote(strings.Join(append(names, circle[0].name), " > "))
}
