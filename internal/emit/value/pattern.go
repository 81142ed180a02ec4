package value

import (
	"hash/fnv"
	"regexp"
	"regexp/syntax"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
)

// Patterns makes strings that an ECMA 262 expression matches, as far as Go can
// read it. The map is asked, never ranged over.
type patterns struct{ known map[string]*pattern }

// A pattern is an expression in Go's syntax, or nothing if Go cannot read it.
type pattern struct {
	tree  *syntax.Regexp
	match *regexp.Regexp
	wide  bool // it matches texts that end with a dot, but the document's expression does not
}

func newPatterns() *patterns { return &patterns{known: map[string]*pattern{}} }

func (p *patterns) get(text string) *pattern {
	if known := p.known[text]; known != nil {
		return known
	}
	result := &pattern{}
	// Go has no lookahead. The only one in use forbids a final dot, which the
	// candidates below do not have.
	wide := schema.Readable(text)
	if tree, err := syntax.Parse(wide, syntax.Perl); err == nil && schema.Matchable(wide, wide) {
		if match, err := regexp.Compile(wide); err == nil {
			result = &pattern{tree: tree, match: match, wide: wide != text}
		}
	}
	p.known[text] = result
	return result
}

// matches reports whether text matches. It returns true if Go does not support the
// expression.
func (p *patterns) matches(pattern, text string) bool {
	match := p.get(pattern).match
	return match == nil || !schema.Matchable(pattern, text) || match.MatchString(text)
}

// maxMore limits repetitions beyond the minimum, and the alternatives that are tried.
const maxMore = 64

// match returns a string that matches and has an allowed length. It prefers names that
// a person could choose.
func (p *patterns) match(pattern, name string, l model.Limits) string {
	parsed := p.get(pattern)
	if parsed.match == nil {
		return fitted("string", l)
	}
	noun := strings.TrimSuffix(name, "-name")
	for _, candidate := range []string{"my-" + noun, "my" + strings.ReplaceAll(noun, "-", ""), "192.0.2.15", "ldap.example.com"} {
		if candidate = fitted(candidate, l); parsed.match.MatchString(candidate) {
			return candidate
		}
	}
	var text string
	for more := range maxMore {
		d := drawing{seed: seed(name), more: more, room: maxText}
		d.draw(parsed.tree)
		text = d.b.String()
		if parsed.wide {
			text = strings.TrimSuffix(text, ".")
		}
		if parsed.match.MatchString(text) && allowed(text, l) {
			return text
		}
	}
	return text
}

func allowed(text string, l model.Limits) bool {
	n := len([]rune(text))
	return (l.MinLength == nil || n >= *l.MinLength) && (l.MaxLength == nil || n <= *l.MaxLength)
}

func seed(name string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(name)) // writing to a hash never fails
	return h.Sum32()
}

// A drawing builds a string from an expression. Repetitions occur the minimum number
// of times, plus a chosen number.
type drawing struct {
	b    strings.Builder
	seed uint32
	more int
	room int // the remaining number of expressions, because repetitions may nest
}

func (d *drawing) draw(re *syntax.Regexp) {
	if d.room--; d.room < 0 {
		return
	}
	switch re.Op {
	case syntax.OpLiteral:
		d.b.WriteString(string(re.Rune))
	case syntax.OpCharClass:
		d.b.WriteRune(d.member(re.Rune))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		d.b.WriteByte('x')
	case syntax.OpCapture, syntax.OpConcat:
		for _, sub := range re.Sub {
			d.draw(sub)
		}
	case syntax.OpAlternate:
		d.draw(re.Sub[d.more%len(re.Sub)])
	case syntax.OpStar:
		d.repeat(re.Sub[0], 0, -1)
	case syntax.OpPlus:
		d.repeat(re.Sub[0], 1, -1)
	case syntax.OpQuest:
		d.repeat(re.Sub[0], 0, 1)
	case syntax.OpRepeat:
		d.repeat(re.Sub[0], re.Min, re.Max)
	}
}

func (d *drawing) repeat(re *syntax.Regexp, low, high int) {
	n := low + d.more
	if high >= 0 {
		n = min(n, high)
	}
	for range min(n, maxText) {
		if d.room >= 0 {
			d.draw(re)
		}
	}
}

// member picks a character of a class. It prefers lower-case letters and digits, then
// other characters of ASCII.
func (d *drawing) member(ranges []rune) rune {
	if len(ranges) == 0 {
		return 'x' // an empty class matches nothing anyway
	}
	ranges = printable(ranges)
	var r rune
	for range 16 {
		d.seed = d.seed*1664525 + 1013904223 // the generator of Numerical Recipes
		i := int(d.seed>>16) % (len(ranges) / 2) * 2
		r = ranges[i] + rune(d.seed>>8)%(ranges[i+1]-ranges[i]+1)
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			break
		}
	}
	return r
}

// printable returns the printable part of ASCII in a class, or the class.
func printable(ranges []rune) []rune {
	var kept []rune
	for i := 0; i < len(ranges); i += 2 {
		if low, high := max(ranges[i], '!'), min(ranges[i+1], '~'); low <= high {
			kept = append(kept, low, high)
		}
	}
	if kept == nil {
		return ranges
	}
	return kept
}
