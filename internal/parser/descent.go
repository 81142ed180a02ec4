package parser

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// maxVisited bounds how many values the targets of all overlays may visit, about.
// Selecting every value of the largest published document visits 400,000.
const maxVisited = 4_000_000

// visits reports whether a target may be looked up: whether what it and those before
// it visit is within bounds. A descent (..) visits all values below, a second one in
// the same target visits most of them several times, and an inner root ($) all of
// them for each.
func (p *patcher) visits(target *tree.Node) bool {
	descents, roots := steps(target.Text)
	if descents == 0 && roots == 0 {
		return true
	}
	if p.size == 0 {
		p.size = count(p.root)
	}
	n := p.size
	for range max(descents-1, 0) {
		n = min(n*10, maxVisited+1)
	}
	for range roots {
		n = min(n*p.size, maxVisited+1)
	}
	p.visited += n
	if p.visited <= maxVisited {
		return true
	}
	p.complain(target.Pos, "overlay targets with .. would visit more than %d values: %s", maxVisited, complaint.Quote(target.Text))
	return false
}

// steps counts the descents of a JSONPath expression, and the roots after the first.
// Texts in quotes do not count.
func steps(expression string) (descents, roots int) {
	quote := byte(0)
	for i := 0; i < len(expression); i++ {
		switch c := expression[i]; {
		case quote != 0 && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case c == '$' && i > 0:
			roots++
		case strings.HasPrefix(expression[i:], ".."):
			descents++
			i++
		}
	}
	return descents, roots
}

// count returns how many values a tree has.
func count(n *tree.Node) int {
	sum := 1
	for _, item := range n.Items {
		sum += count(item)
	}
	return sum
}
