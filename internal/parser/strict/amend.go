package strict

import (
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// A removal is a value that is left out of the tree.
type removal struct{ from, value *tree.Node }

// leave notes that a value of a mapping or sequence is left out once all is checked.
func (c *checker) leave(from, value *tree.Node) { c.left = append(c.left, removal{from, value}) }

// leaveOut leaves out what was noted.
func (c *checker) leaveOut() {
	for _, r := range c.left {
		r.from.Discard(r.value)
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
	text := strings.TrimSpace(n.Text)
	switch f {
	case formText:
		return tree.TagString, n.Text, n.Tag != tree.TagNull
	case formBoolean:
		text = strings.ToLower(text)
		return tree.TagBoolean, text, slices.Contains([]string{"true", "false"}, text)
	case formCount:
		number, err := strconv.ParseFloat(text, 64)
		whole := strconv.FormatFloat(number, 'f', -1, 64)
		return tree.TagInteger, whole, err == nil && number >= 0 && number < 1<<53 && !strings.Contains(whole, ".")
	default:
		number, err := strconv.ParseFloat(text, 64)
		return tree.TagFloat, strconv.FormatFloat(number, 'g', -1, 64), err == nil && n.IsText() && number-number == 0
	}
}
