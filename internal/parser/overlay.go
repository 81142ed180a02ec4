package parser

import (
	"regexp"
	"slices"

	"github.com/theory/jsonpath"
	"github.com/theory/jsonpath/spec"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
)

// OpenAPI Overlay 1.0: a document of actions, each of which merges something
// into, or removes, what a JSONPath expression (RFC 9535) selects. Nodes that come
// from an overlay keep their place in its file.

// overlays applies the overlays to the main tree in their order.
func (l *loader) overlays() {
	if len(l.options.Overlays) == 0 {
		return
	}
	l.changed = true
	p := &patcher{loader: l, root: l.main.root, value: l.main.root.value()}
	for _, f := range l.options.Overlays {
		before := len(l.complaints)
		s := l.read(f.Name, f.Data)
		if len(l.complaints) > before {
			continue
		}
		l.complaints = append(l.complaints, checkOverlay(s.root)...)
		l.targets(s.root)
		if len(l.complaints) > before {
			continue
		}
		for action := range s.root.get("actions").elements() {
			p.apply(action)
		}
	}
}

// checkOverlay holds an overlay against its specification.
func checkOverlay(root *node) complaint.List {
	c := &checker{root: root, dialect: openAPI}
	if root.kind == mapping {
		c.object(root, "overlay")
	} else {
		c.complain(root, "an overlay must be an object, not %s", root.what())
	}
	return c.complaints
}

var overlayVersion = regexp.MustCompile(`^1\.[01]\.\d+$`)

func (c *checker) overlay(n *node) {
	if v := n.get("overlay"); v != nil && !overlayVersion.MatchString(v.text) {
		c.complain(v, "not an overlay of version 1.0 or 1.1: %s", v.excerpt())
	}
	if list := n.get("actions"); list != nil && list.kind == sequence && len(list.items) == 0 {
		c.complain(list, "list must not be empty: %q", "actions")
	}
}

func (c *checker) action(n *node) {
	if n.get("update") == nil && n.str("remove") != "true" {
		c.complain(n, "action neither updates nor removes anything")
	}
}

// targets complains about targets that are no JSONPath expressions.
func (l *loader) targets(overlay *node) {
	for action := range overlay.get("actions").elements() {
		target := action.get("target")
		if target == nil || !target.isText() {
			continue // a complaint of its own
		}
		if _, err := jsonpath.Parse(target.text); err != nil {
			l.complain(target.pos, "target is no JSONPath expression (%v): %s", err, complaint.Quote(target.text))
		}
	}
}

// A patcher applies actions to a tree. JSONPath selects on plain values, which
// are kept equal to the tree.
type patcher struct {
	*loader
	root  *node
	value any
}

func (p *patcher) apply(action *node) {
	target := action.get("target")
	expression, err := jsonpath.Parse(target.text)
	if err != nil {
		return // targets has complained
	}
	found := expression.SelectLocated(p.value)
	if len(found) == 0 {
		p.missed(target)
		return
	}
	// From the back, so that what was removed does not move what is still to come.
	found.Sort()
	slices.Reverse(found)
	changed := found[0].Path
	for _, at := range found {
		if action.str("remove") == "true" {
			p.remove(target, at.Path)
			changed = common(changed, at.Path[:max(len(at.Path)-1, 0)])
		} else {
			p.update(target, at.Path, action.get("update"))
			changed = common(changed, at.Path)
		}
	}
	p.refresh(changed)
}

// common returns the path to the nearest node that is above two others, or one of them.
func common(a, b spec.NormalizedPath) spec.NormalizedPath {
	for i := range a {
		if i == len(b) || a[i] != b[i] {
			return a[:i]
		}
	}
	return a
}

func (p *patcher) missed(target *node) {
	text := "overlay target matches nothing: " + complaint.Quote(target.text)
	if p.options.OverlayLenient {
		p.warnings = append(p.warnings, model.Warning{Pos: target.pos, Text: text})
		return
	}
	p.complain(target.pos, "%s", text)
}

// update merges a value into the node at a path.
func (p *patcher) update(target *node, path spec.NormalizedPath, update *node) {
	switch n := p.find(path); {
	case n.kind == scalar:
		p.complain(target.pos, "overlay target is neither an object nor a list: %s", complaint.Quote(target.text))
	case n.kind == sequence && update.kind != sequence:
		n.items = append(n.items, update.clone())
	default:
		p.merge(n, update)
	}
}

// merge puts an update into a node: objects are merged member by member, lists
// are joined, everything else is replaced.
func (p *patcher) merge(n, update *node) {
	if n.kind != update.kind {
		p.complain(update.pos, "overlay merges %s into %s, at %s: %s", update.what(), n.what(), n.pos, update.excerpt())
		return
	}
	switch n.kind {
	case scalar:
		*n = *update.clone()
	case sequence:
		n.items = append(n.items, update.clone().items...)
	case mapping:
		for key, value := range update.pairs() {
			if old := n.get(key.text); old != nil {
				p.merge(old, value)
			} else {
				n.set(key.clone(), value.clone())
			}
		}
	}
}

// remove takes the node at a path out of its parent.
func (p *patcher) remove(target *node, path spec.NormalizedPath) {
	if len(path) == 0 {
		p.complain(target.pos, "overlay removes the whole document: %s", complaint.Quote(target.text))
		return
	}
	last := len(path) - 1
	parent := p.find(path[:last])
	switch s := any(path[last]).(type) {
	case spec.Name:
		parent.remove(string(s))
	case spec.Index:
		parent.items = slices.Delete(parent.items, int(s), int(s)+1)
	}
}

// find returns the node at a path.
func (p *patcher) find(path spec.NormalizedPath) *node {
	n := p.root
	for _, step := range path {
		switch s := any(step).(type) {
		case spec.Name:
			n = n.get(string(s))
		case spec.Index:
			n = n.items[s]
		}
	}
	return n
}

// refresh makes the value at a path equal to its node again.
func (p *patcher) refresh(path spec.NormalizedPath) {
	n := p.find(path)
	if len(path) == 0 {
		p.value = n.value()
		return
	}
	above := p.value
	for _, step := range path[:len(path)-1] {
		switch s := any(step).(type) {
		case spec.Name:
			above = above.(map[string]any)[string(s)]
		case spec.Index:
			above = above.([]any)[s]
		}
	}
	switch s := any(path[len(path)-1]).(type) {
	case spec.Name:
		above.(map[string]any)[string(s)] = n.value()
	case spec.Index:
		above.([]any)[s] = n.value()
	}
}
