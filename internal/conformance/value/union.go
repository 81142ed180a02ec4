package value

import (
	"fmt"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

// absent marks a member that must be absent.
var absent = &Value{}

// A way is one kind of value of a union: an arm with the tag that selects it.
// Without an arm, the value belongs to no known arm.
type way struct {
	arm    *spec.Arm
	tag    string
	untold bool // the tag is shared or missing, so no arm is selected
}

// ways returns every arm with each of its tags, every arm without a deciding
// tag, an unknown tag and a missing one.
func (g *Generator) ways(s *spec.Shape) []way {
	var all []way
	c := s.Choice
	for _, arm := range c.Arms {
		for _, tag := range arm.Tags {
			// Some mappings contain tags that the enum of the arm lacks:
			// "nGram" of the tokenizers, "S3" of StreamsConnection in 2025.
			if !g.Strict || g.admits(arm, c.Property, tag) {
				all = append(all, way{arm: arm, tag: tag})
			}
		}
		if len(arm.Tags) == 0 {
			all = append(all, way{arm: arm, untold: arm.Key == ""})
		}
	}
	all = append(all, g.sharedWays(c)...)
	if c.Merged {
		return all
	}
	if c.Property != "" && !g.Strict {
		all = append(all, way{tag: "UNHEARD_OF_TAG"}, way{tag: "unheard of: \"<&>\" \u2028"})
		if !c.Required {
			all = append(all, way{})
		}
	}
	return all
}

func (g *Generator) sharedWays(c *spec.Choice) []way {
	var all []way
	for _, tag := range c.Shared {
		for _, arm := range c.Arms {
			if g.holds(arm, c.Property, tag) {
				all = append(all, way{arm: arm, tag: tag, untold: true})
			}
		}
	}
	return all
}

func (g *Generator) admits(arm *spec.Arm, property, tag string) bool {
	shape := g.Doc.Property(g.Doc.Shape(arm.Schema), property)
	return shape == nil || shape.Kind != spec.Enum || g.holds(arm, property, tag)
}

func (g *Generator) holds(arm *spec.Arm, property, tag string) bool {
	shape := g.Doc.Property(g.Doc.Shape(arm.Schema), property)
	if shape == nil {
		return false
	}
	for _, value := range shape.Values {
		if value == quote(tag) {
			return true
		}
	}
	return false
}

func (g *Generator) union(s *spec.Shape, fixed pinned, depth int) *Value {
	w := g.turn(s, fixed)
	if w.arm == nil {
		return g.stray(s, w, fixed, depth)
	}
	v := g.shape(g.Doc.Shape(w.arm.Schema), g.tagged(s.Choice, w, fixed), depth)
	if w.untold && !s.Choice.Merged {
		return g.raw(v)
	}
	return v
}

// turn returns the next way. If an outer union has fixed the tag, it decides.
func (g *Generator) turn(s *spec.Shape, fixed pinned) way {
	if tag := fixed[s.Choice.Property]; tag != nil && tag != absent {
		text := unquote(tag.Token)
		return way{arm: s.Choice.ByTag(text), tag: text}
	}
	all := g.ways(s)
	i := g.turns[s]
	g.turns[s]++
	return all[i%len(all)]
}

func (g *Generator) tagged(c *spec.Choice, w way, fixed pinned) pinned {
	out := pinned{}
	for name, value := range fixed {
		out[name] = value
	}
	switch {
	case w.tag != "":
		out[c.Property] = &Value{Kind: String, Token: quote(w.tag)}
	case c.Property != "" && len(w.arm.Tags) > 0:
		out[c.Property] = absent
	}
	return out
}

// stray returns an object of no arm: the required members of the parent, the
// tag, and undeclared members.
func (g *Generator) stray(s *spec.Shape, w way, fixed pinned, depth int) *Value {
	out := pinned{s.Choice.Property: absent}
	for name, value := range fixed {
		out[name] = value
	}
	if w.tag != "" {
		out[s.Choice.Property] = &Value{Kind: String, Token: quote(w.tag)}
	}
	v := g.object(&spec.Shape{Kind: spec.Object, Members: s.Members, Node: s.Node}, out, depth)
	if !has(v, s.Choice.Property) && w.tag != "" {
		v.Members = append(v.Members, Member{Name: s.Choice.Property, Value: out[s.Choice.Property]})
	}
	for i := range g.chance.IntN(4) {
		name := fmt.Sprintf("undeclared%d", i)
		v.Members = append(v.Members, Member{Name: name, Value: &Value{Kind: Exact, Token: g.anything(2)}})
	}
	return g.raw(v)
}

func has(v *Value, name string) bool {
	for _, m := range v.Members {
		if m.Name == name {
			return true
		}
	}
	return false
}

// raw returns a copy of a value of kind Raw.
func (g *Generator) raw(v *Value) *Value {
	return &Value{Kind: Raw, Token: string(v.JSON(g.chance))}
}
