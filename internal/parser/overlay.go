package parser

import (
	"slices"

	"github.com/theory/jsonpath"
	"github.com/theory/jsonpath/spec"

	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/strict"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// OpenAPI Overlay 1.0: a document with actions. An action merges a value into the
// nodes that a JSONPath expression (RFC 9535) selects, or removes them. Nodes from an
// overlay keep their positions in its file.

// overlays applies the overlays to the main tree, in order.
func (l *loader) overlays() {
	if len(l.options.Overlays) == 0 {
		return
	}
	l.changed = true
	p := &patcher{loader: l, root: l.main.Root, value: l.main.Root.Value()}
	for _, f := range l.options.Overlays {
		before := len(l.complaints)
		s := l.read(f.Name, f.Data)
		if len(l.complaints) > before {
			continue
		}
		l.complaints = append(l.complaints, strict.CheckOverlay(s.Root)...)
		l.targets(s.Root)
		if len(l.complaints) > before {
			continue
		}
		for action := range s.Root.Get("actions").Elements() {
			p.apply(action)
		}
	}
}

// targets complains about targets that are not JSONPath expressions.
func (l *loader) targets(overlay *tree.Node) {
	for action := range overlay.Get("actions").Elements() {
		target := action.Get("target")
		if target == nil || !target.IsText() {
			continue // another complaint covers this
		}
		if _, err := jsonpath.Parse(target.Text); err != nil {
			l.complain(target.Pos, "target is no JSONPath expression (%v): %s", err, complaint.Quote(target.Text))
		}
	}
}

// A patcher applies actions to a tree. JSONPath selects from plain values, which the
// patcher keeps equal to the tree.
type patcher struct {
	*loader
	root    *tree.Node
	value   any
	size    int // of the tree, in values, as it was when a target first descended
	visited int // values that targets visited, about
}

func (p *patcher) apply(action *tree.Node) {
	target := action.Get("target")
	expression, err := jsonpath.Parse(target.Text)
	if err != nil {
		return // targets has complained
	}
	if !p.visits(target) {
		return
	}
	found := expression.SelectLocated(p.value)
	if len(found) == 0 {
		p.missed(target)
		return
	}
	// In reverse order, because a removal moves the items after it.
	found.Sort()
	slices.Reverse(found)
	changed := found[0].Path
	for _, at := range found {
		if action.Str("remove") == "true" {
			p.remove(target, at.Path)
			changed = common(changed, at.Path[:max(len(at.Path)-1, 0)])
		} else {
			p.update(target, at.Path, action.Get("update"))
			changed = common(changed, at.Path)
		}
	}
	p.refresh(changed)
}

// common returns the path of the nearest common ancestor of two nodes.
func common(a, b spec.NormalizedPath) spec.NormalizedPath {
	for i := range a {
		if i == len(b) || a[i] != b[i] {
			return a[:i]
		}
	}
	return a
}

func (p *patcher) missed(target *tree.Node) {
	text := "overlay target matches nothing: " + complaint.Quote(target.Text)
	if p.options.OverlayLenient {
		p.warnings.Add(complaint.OverlayUnmatched, target.Pos, "%s", text)
		return
	}
	p.complain(target.Pos, "%s", text)
}

// update merges a value into the node at a path.
func (p *patcher) update(target *tree.Node, path spec.NormalizedPath, update *tree.Node) {
	switch n := p.find(path); {
	case n.Kind == tree.Scalar:
		p.complain(target.Pos, "overlay target is neither an object nor a list: %s", complaint.Quote(target.Text))
	case n.Kind == tree.Sequence && update.Kind != tree.Sequence:
		n.Items = append(n.Items, update.Clone())
	default:
		p.merge(n, update)
	}
}

// merge puts an update into a node. It merges objects by member and joins lists. All
// other values are replaced.
func (p *patcher) merge(n, update *tree.Node) {
	if n.Kind != update.Kind {
		p.complain(update.Pos, "overlay merges %s into %s, at %s: %s", update.Shape(), n.Shape(), n.Pos, update.Excerpt())
		return
	}
	switch n.Kind {
	case tree.Scalar:
		*n = *update.Clone()
	case tree.Sequence:
		n.Items = append(n.Items, update.Clone().Items...)
	case tree.Mapping:
		for key, value := range update.Pairs() {
			if old := n.Get(key.Text); old != nil {
				p.merge(old, value)
			} else {
				n.Set(key.Clone(), value.Clone())
			}
		}
	}
}

// remove takes the node at a path out of its parent.
func (p *patcher) remove(target *tree.Node, path spec.NormalizedPath) {
	if len(path) == 0 {
		p.complain(target.Pos, "overlay removes the whole document: %s", complaint.Quote(target.Text))
		return
	}
	last := len(path) - 1
	parent := p.find(path[:last])
	switch s := any(path[last]).(type) {
	case spec.Name:
		parent.Remove(string(s))
	case spec.Index:
		parent.Items = slices.Delete(parent.Items, int(s), int(s)+1)
	}
}

// find returns the node at a path.
func (p *patcher) find(path spec.NormalizedPath) *tree.Node {
	n := p.root
	for _, step := range path {
		switch s := any(step).(type) {
		case spec.Name:
			n = n.Get(string(s))
		case spec.Index:
			n = n.Items[s]
		}
	}
	return n
}

// refresh makes the plain value at a path equal to its node.
func (p *patcher) refresh(path spec.NormalizedPath) {
	n := p.find(path)
	if len(path) == 0 {
		p.value = n.Value()
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
		above.(map[string]any)[string(s)] = n.Value()
	case spec.Index:
		above.([]any)[s] = n.Value()
	}
}
