package parser

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// A cyclist finds schemas that no finite value can satisfy: those that require
// themselves, through properties that are required, items of lists that are
// never empty, parents, or each of several alternatives. It computes the least
// fixed point: a schema has a value as soon as everything that it needs has one.
type cyclist struct {
	root    *node
	states  map[need]*state
	waiting []*state
}

// A need is a schema, whole or as a parent. A parent reached through allOf gives
// its properties, not its oneOf, or every parent that lists its children would
// need itself.
type need struct {
	name   string
	parent bool
}

// A state is what is known of a need.
type state struct {
	need
	schema    *node
	satisfied bool
	missing   []*state // what it last waited for
	wanted    []*state // who waits for it
}

// cycles complains about each circle of schemas without a finite value, once.
func (c *checker) cycles() {
	s := &cyclist{root: c.root, states: map[need]*state{}}
	var all []*state
	for name, schema := range c.root.get("components").get("schemas").pairs() {
		if schema.kind == mapping {
			all = append(all, s.state(need{name: name.text}))
		}
	}
	s.solve()
	told := map[*node]bool{}
	for _, st := range all {
		if st.satisfied {
			continue
		}
		circle := st.circle()
		if first := circle[0]; !told[first.schema] {
			told[first.schema] = true
			c.complain(first.schema, "no finite value satisfies this schema: %s", spell(circle))
		}
	}
}

// state returns the state of a need, new ones waiting to be tried.
func (s *cyclist) state(n need) *state {
	if st := s.states[n]; st != nil {
		return st
	}
	st := &state{need: n, schema: s.root.get("components").get("schemas").get(n.name)}
	s.states[n] = st
	s.waiting = append(s.waiting, st)
	return st
}

// solve tries needs until nothing changes. Each is tried again only when
// something that it waited for is satisfied.
func (s *cyclist) solve() {
	for len(s.waiting) > 0 {
		st := s.waiting[0]
		s.waiting = s.waiting[1:]
		if st.satisfied {
			continue
		}
		st.missing = nil
		if s.has(st, st.schema, st.parent) {
			st.satisfied = true
			s.waiting = append(s.waiting, st.wanted...)
		}
	}
}

// has reports whether a schema has a value as far as is known; it records what
// is missing.
func (s *cyclist) has(st *state, n *node, parent bool) bool {
	if n == nil || n.kind != mapping {
		return true
	}
	if ref := n.get("$ref"); ref != nil {
		return s.hasTarget(st, ref.text, parent)
	}
	if !parent && (slices.Contains(kindsOf(n), "null") || n.get("enum") != nil || n.get("const") != nil) {
		return true
	}
	for part := range n.get("allOf").elements() {
		if !s.has(st, part, true) {
			return false
		}
	}
	return (parent || s.hasArm(st, n.get("oneOf")) && s.hasArm(st, n.get("anyOf"))) && s.hasMembers(st, n)
}

func (s *cyclist) hasTarget(st *state, ref string, parent bool) bool {
	p, _ := parsePointer(strings.TrimPrefix(ref, "#"))
	section, name, ok := p.component()
	if !ok || section != "schemas" || s.root.follow(p) == nil {
		return true // a complaint of its own
	}
	target := s.state(need{name, parent})
	if !target.satisfied {
		st.missing = append(st.missing, target)
		target.wanted = append(target.wanted, st)
	}
	return target.satisfied
}

// hasArm reports whether one of several alternatives has a value.
func (s *cyclist) hasArm(st *state, list *node) bool {
	found := list == nil || len(list.items) == 0
	for arm := range list.elements() {
		found = found || s.has(st, arm, false)
	}
	return found
}

// hasMembers reports whether what an object or a list must contain has a value.
func (s *cyclist) hasMembers(st *state, n *node) bool {
	for name := range n.get("required").elements() {
		if !s.has(st, n.get("properties").get(name.text), false) {
			return false
		}
	}
	if least := n.get("minItems"); least != nil && least.isNumber() && least.float() > 0 {
		return s.has(st, n.get("items"), false)
	}
	return true
}

// circle returns a circle that keeps a need from being satisfied, beginning with
// its first schema in the document.
func (st *state) circle() []*state {
	var way []*state
	for at := st; ; at = at.missing[0] {
		if i := slices.Index(way, at); i >= 0 {
			return rotate(way[i:])
		}
		way = append(way, at)
	}
}

func rotate(circle []*state) []*state {
	first := 0
	for i, st := range circle {
		if model.ComparePositions(st.schema.pos, circle[first].schema.pos) < 0 {
			first = i
		}
	}
	return append(circle[first:len(circle):len(circle)], circle[:first]...)
}

// spell writes a circle out: "A > B > A".
func spell(circle []*state) string {
	var names []string
	for _, st := range circle {
		names = append(names, st.name)
	}
	return quote(strings.Join(append(names, circle[0].name), " > "))
}
