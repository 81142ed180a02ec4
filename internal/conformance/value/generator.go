package value

import (
	"fmt"
	"math/rand/v2"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

// A Fill determines which optional members a value has.
type Fill int

// The fills.
const (
	Some Fill = iota // each one at random
	All
	None
)

// A Generator makes values. Its output depends only on the seed.
type Generator struct {
	Doc    *spec.Document
	Fill   Fill
	Strict bool // only tags and enum values that the document lists

	chance   *rand.Rand
	turns    map[*spec.Shape]int // next way to make a union, so that each is used in turn
	patterns map[string]*pattern
}

// New returns a Generator for a document.
func New(doc *spec.Document, seed uint64) *Generator {
	return &Generator{
		Doc:      doc,
		chance:   rand.New(rand.NewPCG(seed, 0)),
		turns:    map[*spec.Shape]int{},
		patterns: map[string]*pattern{},
	}
}

// Ways returns the number of turns that a schema needs to produce each arm and
// tag once, at the outermost level.
func (g *Generator) Ways(schema *spec.Node) int {
	if s := g.Doc.Shape(schema); s.Kind == spec.Union {
		return len(g.ways(s))
	}
	return 1
}

// Chance returns the generator's source of random numbers.
func (g *Generator) Chance() *rand.Rand { return g.chance }

// Value returns a value of the schema.
func (g *Generator) Value(schema *spec.Node) *Value {
	return g.shape(g.Doc.Shape(schema), nil, 0)
}

// pinned contains members of an object with fixed values.
type pinned map[string]*Value

func (g *Generator) shape(s *spec.Shape, fixed pinned, depth int) *Value {
	if s.Nullable && fixed == nil && g.oneIn(5) {
		return &Value{Kind: Literal, Token: "null"}
	}
	switch s.Kind {
	case spec.Free:
		return &Value{Kind: Exact, Token: g.anything(2)}
	case spec.FreeObject:
		return &Value{Kind: Exact, Token: g.anyObject(2)}
	case spec.Boolean:
		return &Value{Kind: Literal, Token: []string{"true", "false"}[g.chance.IntN(2)]}
	case spec.Integer, spec.Number:
		return g.number(s)
	case spec.Text:
		return g.text(s)
	case spec.Enum:
		return g.enum(s)
	case spec.List:
		return g.list(s, depth)
	case spec.Map:
		return &Value{Kind: Object, Members: g.entries(s, nil, depth)}
	case spec.Object:
		return g.object(s, fixed, depth)
	case spec.Union:
		return g.union(s, fixed, depth)
	default:
		panic(fmt.Sprintf("no values for kind %d", s.Kind))
	}
}

func (g *Generator) object(s *spec.Shape, fixed pinned, depth int) *Value {
	v := &Value{Kind: Object}
	for _, m := range s.Members {
		value := fixed[m.Name]
		if value == nil && (m.Required || g.wanted(depth)) {
			value = g.shape(g.Doc.Shape(m.Schema), nil, depth+1)
		}
		if value != nil && value != absent {
			v.Members = append(v.Members, Member{Name: m.Name, ReadOnly: m.ReadOnly, Value: value})
		}
	}
	if s.Elem != nil {
		v.Members = append(v.Members, g.entries(s, s.Members, depth)...)
	}
	g.chance.Shuffle(len(v.Members), func(i, j int) { v.Members[i], v.Members[j] = v.Members[j], v.Members[i] })
	return v
}

// wanted decides whether to add an optional member. The chance decreases with
// depth, so that values are finite.
func (g *Generator) wanted(depth int) bool {
	switch {
	case g.Fill == None || depth > 6:
		return false
	case g.Fill == All && depth < 3:
		return true
	default:
		return g.oneIn(2 + depth/2)
	}
}

func (g *Generator) list(s *spec.Shape, depth int) *Value {
	v := &Value{Kind: List}
	for range g.count(s, "minItems", "maxItems", depth) {
		v.Items = append(v.Items, g.shape(g.Doc.Shape(s.Elem), nil, depth+1))
	}
	if s.Node.Get("uniqueItems").True() {
		v.Items = unique(v.Items)
	}
	return v
}

// unique removes repeated items, but keeps at least one.
func unique(items []*Value) []*Value {
	var kept []*Value
	seen := map[string]bool{}
	for _, item := range items {
		if text := string(item.JSON(nil)); !seen[text] {
			seen[text] = true
			kept = append(kept, item)
		}
	}
	return kept
}

func (g *Generator) count(s *spec.Shape, low, high string, depth int) int {
	least, _ := s.Node.Get(low).Int()
	most, bounded := s.Node.Get(high).Int()
	spread := int64(3)
	if depth > 3 {
		spread = 2
	}
	n := least + g.chance.Int64N(spread)
	if bounded {
		n = min(n, most)
	}
	return int(n)
}

// entries returns undeclared members. One may differ from a declared member
// only in case.
func (g *Generator) entries(s *spec.Shape, declared []spec.Member, depth int) []Member {
	taken := map[string]bool{}
	for _, m := range declared {
		taken[m.Name] = true
	}
	var all []Member
	for range g.count(s, "minProperties", "maxProperties", depth) {
		name := g.key(declared)
		if !taken[name] {
			taken[name] = true
			all = append(all, Member{Name: name, Value: g.shape(g.Doc.Shape(s.Elem), nil, depth+1)})
		}
	}
	return all
}

func (g *Generator) enum(s *spec.Shape) *Value {
	kind := Integer
	if s.Strings {
		kind = String
	}
	if !g.Strict && g.oneIn(6) {
		return &Value{Kind: kind, Token: g.stranger(s)}
	}
	return &Value{Kind: kind, Token: s.Values[g.chance.IntN(len(s.Values))]}
}

// stranger returns a value that an enum does not list.
func (g *Generator) stranger(s *spec.Shape) string {
	if s.Strings {
		return quote(fmt.Sprintf("UNHEARD_OF_%d", g.chance.IntN(1000)))
	}
	return fmt.Sprint(100000 + g.chance.IntN(1000))
}

func (g *Generator) oneIn(n int) bool { return g.chance.IntN(n) == 0 }
