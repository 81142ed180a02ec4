package spec

import (
	"encoding/json"
	"slices"
)

// A Choice describes how the arms of a union are distinguished.
type Choice struct {
	Property string // its value selects the arm; empty if there is none
	Declared bool   // by a discriminator, not by enums in the arms
	Required bool   // every arm requires the property
	Arms     []*Arm
	Shared   []string // values of Property that several arms have; they select none
	Merged   bool     // one struct represents all arms
}

// An Arm is one alternative of a union.
type Arm struct {
	Schema *Node    // a reference, or an inline schema
	Tags   []string // values that select only this arm
	Key    string   // required member that only this arm has, if no tag selects it
}

// Known reports whether a tag belongs to any arm.
func (c *Choice) Known(tag string) bool {
	return slices.Contains(c.Shared, tag) || c.ByTag(tag) != nil
}

// ByTag returns the arm that a tag selects, or nil.
func (c *Choice) ByTag(tag string) *Arm {
	for _, arm := range c.Arms {
		if slices.Contains(arm.Tags, tag) {
			return arm
		}
	}
	return nil
}

func (d *Document) choice(n *Node, arms []*Node) *Choice {
	c := &Choice{}
	for _, arm := range arms {
		c.Arms = append(c.Arms, &Arm{Schema: arm})
	}
	if discriminator := n.Get("discriminator"); discriminator != nil {
		c.Property, c.Declared = discriminator.Get("propertyName").Text(), true
		d.declared(c, discriminator.Get("mapping"))
	} else {
		d.inferred(c)
	}
	c.Required = d.demanded(n, c)
	c.Merged = d.merged(c)
	return c
}

// declared reads a mapping. The name of an arm selects it if the mapping lacks
// it.
func (d *Document) declared(c *Choice, mapping *Node) {
	for _, tag := range mapping.Members() {
		name := refName(mapping.Get(tag).Text())
		arm := c.named(name)
		if arm == nil {
			arm = &Arm{Schema: reference(name)}
			c.Arms = append(c.Arms, arm)
		}
		arm.Tags = append(arm.Tags, tag)
	}
	for _, arm := range c.Arms {
		if len(arm.Tags) == 0 {
			arm.Tags = []string{refName(arm.Schema.Get("$ref").Text())}
		}
	}
}

func (c *Choice) named(name string) *Arm {
	for _, arm := range c.Arms {
		if refName(arm.Schema.Get("$ref").Text()) == name {
			return arm
		}
	}
	return nil
}

func reference(name string) *Node {
	ref := &Node{Scalar: "#/components/schemas/" + name}
	return &Node{Keys: []string{"$ref"}, members: map[string]*Node{"$ref": ref}}
}

// inferred looks for the property whose values distinguish the most arms, and
// for members that identify the other arms.
func (d *Document) inferred(c *Choice) {
	best := 0
	for _, m := range d.Shape(c.Arms[0].Schema).Members {
		holders := d.holders(c, m.Name)
		if n := alone(holders); n > best {
			best, c.Property = n, m.Name
		}
	}
	if best > 0 {
		d.assign(c, d.holders(c, c.Property))
	}
	for _, arm := range c.Arms {
		if len(arm.Tags) == 0 {
			arm.Key = d.onlyIn(c, arm)
		}
	}
}

// A holder is a value with the arms whose enum contains it.
type holder struct {
	value string
	arms  []*Arm
}

// holders returns the values of a property that is a string enum in all arms.
func (d *Document) holders(c *Choice, property string) []holder {
	var all []holder
	for _, arm := range c.Arms {
		shape := d.Property(d.Shape(arm.Schema), property)
		if shape == nil || shape.Kind != Enum || !shape.Strings {
			return nil
		}
		for _, text := range shape.Values {
			all = hold(all, unquote(text), arm)
		}
	}
	return all
}

func hold(all []holder, value string, arm *Arm) []holder {
	i := slices.IndexFunc(all, func(h holder) bool { return h.value == value })
	if i < 0 {
		return append(all, holder{value, []*Arm{arm}})
	}
	all[i].arms = append(all[i].arms, arm)
	return all
}

func alone(all []holder) int {
	n := 0
	for _, h := range all {
		if len(h.arms) == 1 {
			n++
		}
	}
	return n
}

func (d *Document) assign(c *Choice, all []holder) {
	for _, h := range all {
		if len(h.arms) == 1 {
			h.arms[0].Tags = append(h.arms[0].Tags, h.value)
		} else {
			c.Shared = append(c.Shared, h.value)
		}
	}
}

func (d *Document) onlyIn(c *Choice, arm *Arm) string {
	for _, m := range d.Shape(arm.Schema).Members {
		elsewhere := slices.ContainsFunc(c.Arms, func(other *Arm) bool {
			return other != arm && d.Property(d.Shape(other.Schema), m.Name) != nil
		})
		if m.Required && !elsewhere {
			return m.Name
		}
	}
	return ""
}

func (d *Document) demanded(n *Node, c *Choice) bool {
	if c.Property == "" {
		return false
	}
	own := slices.ContainsFunc(d.members(n), func(m Member) bool { return m.Required && m.Name == c.Property })
	return own || !slices.ContainsFunc(c.Arms, func(arm *Arm) bool { return !d.requires(arm, c.Property) })
}

func (d *Document) requires(arm *Arm, property string) bool {
	return slices.ContainsFunc(d.Shape(arm.Schema).Members, func(m Member) bool {
		return m.Required && m.Name == property
	})
}

// Property returns the shape of a declared member, or nil.
func (d *Document) Property(s *Shape, name string) *Shape {
	for _, m := range s.Members {
		if m.Name == name {
			return d.Shape(m.Schema)
		}
	}
	return nil
}

func unquote(text string) string {
	var s string
	if err := json.Unmarshal([]byte(text), &s); err != nil {
		panic(err) // the values belong to string enums
	}
	return s
}
