package diff

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
)

// A node is a part that several places may use: an operation, a parameter, a
// response, a declared type, or a property that other types inherit. A finding
// at a node concerns every operation that leads to it.
type node struct {
	where    Where
	from, to *model.Decl // the compared declarations, if the node is a pair of them
	findings []finding
	edges    []edge
	users    []user
}

// An edge leads to a node that another uses, for values that travel in dirs.
type edge struct {
	to   *node
	dirs direction
}

// A user is the name of an operation that leads to a node.
type user struct {
	operation string
	dirs      direction
}

// A finding is a difference without a verdict.
type finding struct {
	kind          Kind
	path          string // below the node
	member        string // the added or removed member, if a place has several
	before, after string
	dirs          direction
	rule          rule
	pos           model.Position
}

// A spot is a place below a node.
type spot struct {
	node     *node
	path     string
	dirs     direction
	reversed bool // the API sends the request, and reads the response
}

// request returns the same spot for values in requests only.
func (s spot) request() spot {
	if s.reversed {
		return s.limited(received)
	}
	return s.limited(sent)
}

// response returns the same spot for values in responses only.
func (s spot) response() spot {
	if s.reversed {
		return s.limited(sent)
	}
	return s.limited(received)
}

func (s spot) add(f finding) {
	f.path, f.dirs = s.path, s.dirs
	s.node.findings = append(s.node.findings, f)
}

// in returns the spot of a part. part begins with its separator.
func (s spot) in(part string) spot { return spot{s.node, s.path + part, s.dirs, s.reversed} }

// limited returns the same spot for values that travel in dirs only.
func (s spot) limited(dirs direction) spot {
	return spot{s.node, s.path, s.dirs & dirs, s.reversed}
}

func (s spot) uses(n *node) {
	e := edge{n, s.dirs}
	if e.dirs != 0 && !slices.Contains(s.node.edges, e) {
		s.node.edges = append(s.node.edges, e)
	}
}

// where returns the place of the spot itself.
func (s spot) where() Where {
	w := s.node.where
	w.Path = joined(w.Path, s.path)
	return w
}

func joined(path, part string) string {
	if path == "" && part != "" && (part[0] == '.' || part[0] == ' ') {
		return part[1:]
	}
	return path + part
}

// spread records operation as a user of every node that n leads to.
func (n *node) spread(operation string) {
	seen := map[*node]direction{}
	var visit func(*node, direction)
	visit = func(n *node, dirs direction) {
		if dirs&^seen[n] == 0 {
			return
		}
		seen[n] |= dirs
		n.user(operation, dirs)
		for _, e := range n.edges {
			visit(e.to, dirs&e.dirs)
		}
	}
	visit(n, both)
}

func (n *node) user(operation string, dirs direction) {
	if last := len(n.users) - 1; last >= 0 && n.users[last].operation == operation {
		n.users[last].dirs |= dirs
		return
	}
	n.users = append(n.users, user{operation, dirs})
}

// changes returns the findings of the node with their verdicts, if any
// operation leads to it.
func (n *node) changes() []Change {
	var changes []Change
	for _, f := range n.findings {
		dirs, operations := n.reached(f.dirs)
		if dirs == 0 {
			continue
		}
		breaks, reason := f.rule.judge(dirs)
		changes = append(changes, Change{
			Kind: f.kind, Where: n.place(f.path), member: f.member,
			Before: f.before, After: f.after,
			Breaking: breaks != 0, Reads: breaks == received, Reason: reason,
			Operations: operations, Callers: n.callers(f), AtPin: true, Pos: f.pos,
		})
	}
	return changes
}

// callers returns the operations that a finding breaks.
func (n *node) callers(f finding) []string {
	var operations []string
	for _, u := range n.users {
		if breaks, _ := f.rule.judge(u.dirs & f.dirs); breaks != 0 {
			operations = append(operations, u.operation)
		}
	}
	slices.Sort(operations)
	return slices.Compact(operations)
}

// place returns the place of a path below the node. A part that several
// operations share does not carry the name of one of them.
func (n *node) place(path string) Where {
	w := n.where
	w.Path = joined(w.Path, path)
	if w.Operation != "" && slices.ContainsFunc(n.users, func(u user) bool { return u.operation != n.users[0].operation }) {
		w.Operation, w.Version = "", ""
	}
	return w
}

// reached returns the directions in which values travel, and the operations
// that use them.
func (n *node) reached(dirs direction) (direction, []string) {
	var all direction
	var operations []string
	for _, u := range n.users {
		if u.dirs&dirs != 0 {
			all |= u.dirs & dirs
			operations = append(operations, u.operation)
		}
	}
	slices.Sort(operations)
	return all, slices.Compact(operations)
}
