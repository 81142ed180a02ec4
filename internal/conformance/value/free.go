package value

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

// digits are numbers that a float64 would change.
var digits = []string{
	"0", "-0", "0.10", "1.0", "1E+2", "1e400", "-1e-400", "9007199254740993", "123456789012345678901234567890",
	"0.1000000000000000055511151231257827", "3.14159265358979323846264338327950288",
}

// anything returns any JSON text, nested up to a depth.
func (g *Generator) anything(depth int) string {
	switch g.chance.IntN(7) {
	case 0:
		return []string{"true", "false"}[g.chance.IntN(2)]
	case 1:
		return "null"
	case 2:
		return g.escaped(snippets[g.chance.IntN(len(snippets))])
	case 3:
		return g.anyList(depth)
	case 4:
		return g.anyObject(depth)
	default:
		return digits[g.chance.IntN(len(digits))]
	}
}

func (g *Generator) anyList(depth int) string {
	var items []string
	for range g.chance.IntN(depth + 1) {
		items = append(items, g.anything(depth-1))
	}
	return "[" + strings.Join(items, ",") + "]"
}

func (g *Generator) anyObject(depth int) string {
	var members []string
	for i := range g.chance.IntN(depth + 2) {
		name := fmt.Sprintf("%s%d", snippets[g.chance.IntN(len(snippets))], i)
		members = append(members, g.escaped(name)+": "+g.anything(max(depth-1, 0)))
	}
	return "{" + strings.Join(members, ",") + "}"
}

// key returns the name of an undeclared member, sometimes a declared one in
// another case.
func (g *Generator) key(declared []spec.Member) string {
	if len(declared) > 0 && g.oneIn(3) {
		return strings.Map(swapCase, declared[g.chance.IntN(len(declared))].Name)
	}
	name := fmt.Sprintf("key%d", g.chance.IntN(100))
	if g.oneIn(3) {
		name += snippets[g.chance.IntN(len(snippets))]
	}
	return name
}

func swapCase(r rune) rune {
	if unicode.IsUpper(r) {
		return unicode.ToLower(r)
	}
	return unicode.ToUpper(r)
}
