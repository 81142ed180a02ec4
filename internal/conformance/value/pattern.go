package value

import (
	"fmt"
	"regexp/syntax"
	"strings"

	"github.com/dlclark/regexp2"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

// A pattern makes strings that match an ECMA 262 expression.
type pattern struct {
	tree  *syntax.Regexp  // a wider expression in Go's syntax; strings are generated from it
	match *regexp2.Regexp // the expression itself
}

func newPattern(text string) (*pattern, error) {
	wide := strings.ReplaceAll(text, "(?!$)", "") // Go has no lookahead; documents use only this one
	tree, err := syntax.Parse(wide, syntax.Perl)
	if err != nil {
		return nil, fmt.Errorf("drawing from pattern %q: %w", text, err)
	}
	match, err := regexp2.Compile(text, regexp2.ECMAScript|regexp2.Unicode)
	if err != nil {
		return nil, fmt.Errorf("compiling pattern %q: %w", text, err)
	}
	return &pattern{tree: tree, match: match}, nil
}

// matching generates strings until one fits the pattern and the length. It
// panics if it finds none, which is an error of the document or of this
// package.
func (g *Generator) matching(s *spec.Shape, text string) string {
	p := g.patterns[text]
	if p == nil {
		var err error
		if p, err = newPattern(text); err != nil {
			panic(err)
		}
		g.patterns[text] = p
	}
	least, _ := s.Node.Get("minLength").Int()
	most, bounded := s.Node.Get("maxLength").Int()
	for range 5000 {
		var b strings.Builder
		g.draw(&b, p.tree)
		n := int64(len([]rune(b.String())))
		ok, err := p.match.MatchString(b.String())
		if err == nil && ok && n >= least && (!bounded || n <= most) {
			return b.String()
		}
	}
	panic(fmt.Sprintf("no string found for pattern %q", text))
}

func (g *Generator) draw(b *strings.Builder, re *syntax.Regexp) {
	switch re.Op {
	case syntax.OpLiteral:
		b.WriteString(string(re.Rune))
	case syntax.OpCharClass:
		b.WriteRune(g.member(re.Rune))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		b.WriteByte('x')
	case syntax.OpCapture, syntax.OpConcat:
		for _, sub := range re.Sub {
			g.draw(b, sub)
		}
	case syntax.OpAlternate:
		g.draw(b, re.Sub[g.chance.IntN(len(re.Sub))])
	default:
		g.repeat(b, re)
	}
}

func (g *Generator) repeat(b *strings.Builder, re *syntax.Regexp) {
	low, high := 0, 0
	switch re.Op {
	case syntax.OpStar:
		high = 5
	case syntax.OpPlus:
		low, high = 1, 5
	case syntax.OpQuest:
		high = 1
	case syntax.OpRepeat:
		low, high = re.Min, re.Max
		if high < 0 {
			high = low + 5
		}
	default: // assertions have no characters
		return
	}
	for range low + g.chance.IntN(high-low+1) {
		g.draw(b, re.Sub[0])
	}
}

// member returns a character of a class, a printable ASCII character if
// possible.
func (g *Generator) member(ranges []rune) rune {
	for range 20 {
		i := 2 * g.chance.IntN(len(ranges)/2)
		r := ranges[i] + g.chance.Int32N(ranges[i+1]-ranges[i]+1)
		if r >= ' ' && r < 0x7f {
			return r
		}
	}
	return ranges[0]
}
