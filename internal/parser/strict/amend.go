package strict

import (
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/keyword"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// A removal is a value that is left out of the tree.
type removal struct{ from, value *tree.Node }

// leave notes that a value of a mapping or sequence is left out once all is checked.
func (c *checker) leave(from, value *tree.Node) { c.left = append(c.left, removal{from, value}) }

// leaveOut leaves out what was noted, of each mapping or sequence all at once.
func (c *checker) leaveOut() {
	left, done := map[removal]bool{}, map[*tree.Node]bool{} // looked up, never ranged over
	for _, r := range c.left {
		left[r] = true
	}
	for _, r := range c.left {
		if !done[r.from] {
			done[r.from] = true
			r.from.Discard(func(value *tree.Node) bool { return left[removal{r.from, value}] })
		}
	}
}

// amend changes a scalar that has another type than its rule wants to what was meant:
// a number to its text, a text to the number or boolean that it spells. Other scalars
// are left out of the object or list that they stand in, and amend returns false.
// Both are warnings. in is that object or list; it is nil in overlays and extensions,
// where nothing is amended.
func (c *checker) amend(in *tree.Node, key string, n *tree.Node, f form) bool {
	want, ok := wanted(f)
	if !ok || in == nil || n.Kind != tree.Scalar || fits(n, f) {
		return true
	}
	if tag, text, ok := meant(n, f); ok {
		c.warn(complaint.WrongType, n, "%s must be %s, taken as one: %s", complaint.Quote(key), want, n.Excerpt())
		n.Tag, n.Text = tag, text
		return true
	}
	c.warn(complaint.WrongType, n, "%s must be %s, left out: %s", complaint.Quote(key), want, n.Excerpt())
	c.leave(in, n)
	return false
}

// wanted says what a form of a scalar wants, for those that can be amended.
func wanted(f form) (string, bool) {
	switch f {
	case formText:
		return "a string", true
	case formBoolean:
		return "a boolean", true
	case formCount:
		return "an integer that is not negative", true
	case formNumber:
		return "a number that JSON can write", true
	}
	return "", false
}

func fits(n *tree.Node, f form) bool {
	switch f {
	case formText:
		return n.IsText()
	case formBoolean:
		return n.Tag == tree.TagBoolean
	case formCount:
		return n.Tag == tree.TagInteger && n.Text[0] != '-'
	default:
		return n.IsFinite()
	}
}

// meant returns the scalar of a form that another spells.
func meant(n *tree.Node, f form) (tree.Tag, string, bool) {
	switch f {
	case formText:
		tag, text, _ := spelled(n, "string")
		return tag, text, n.Tag != tree.TagNull
	case formBoolean:
		return spelled(n, "boolean")
	case formCount:
		whole := &tree.Node{Kind: n.Kind, Tag: n.Tag, Text: keyword.Literal(n)} // 5.0 is 5
		tag, text, ok := spelled(whole, "integer")
		return tag, text, ok && text[0] != '-'
	default:
		return spelled(n, "number")
	}
}
