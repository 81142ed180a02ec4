// Package comment writes the comments of an SDK: those of its types, fields, methods
// and options. Each function returns a whole comment, with its slashes.
package comment

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Type returns the comment of a declared type. union is the one whose shared
// properties the type has, or nil.
func Type(d, union *model.Decl) string {
	var c text.Comment
	introduce(&c, d, union)
	if u, ok := d.Type.(*model.Union); ok {
		c.Text("A value is one of " + strings.Join(armNames(u), ", ") + ". The struct has all properties.")
	}
	facts(&c, &d.Schema)
	return c.String()
}

// armNames returns how the document calls the arms of a union.
func armNames(u *model.Union) []string {
	names := make([]string, len(u.Arms))
	for i, a := range u.Arms {
		names[i] = cmp.Or(a.Decl.Name.Wire, a.Decl.Name.Go)
	}
	return names
}

// onlyIn says which arms of a merged union have a property; it returns "" if all
// have it.
func onlyIn(u *model.Union, wire string) string {
	var names []string
	for i, a := range u.Arms {
		if o := model.Fields(model.Resolved(a.Decl.Type)); o.Property(wire) != nil {
			names = append(names, armNames(u)[i])
		}
	}
	if len(names) == len(u.Arms) {
		return ""
	}
	return "Only in " + strings.Join(names, " and ") + "."
}

func introduce(c *text.Comment, d, union *model.Decl) {
	switch {
	case union != nil:
		c.Text(d.Name.Go + " holds the properties that all arms of [" + union.Name.Go + "] have alike.")
	case d.Description != "":
		c.Markdown(text.DescribeType(d.Name.Go, d.Description))
	case d.Title != "":
		c.Markdown(text.DescribeType(d.Name.Go, d.Title))
	case d.Name.Wire == d.Name.Go:
		c.Text(d.Name.Go + " is a schema of the API's document.")
	case d.Name.Wire != "":
		c.Text(d.Name.Go + " is the schema " + d.Name.Wire + " of the API's document.")
	default:
		c.Text(d.Name.Go + " is the type of " + location(d.Pointer) + ".")
	}
}

// location says in words where an inline schema stands.
func location(pointer string) string {
	unescape := strings.NewReplacer("~1", "/", "~0", "~")
	parts := strings.Split(pointer, "/")
	for i := len(parts) - 2; i > 0; i-- {
		if parts[i] == "properties" && i > 1 {
			return "the property " + unescape.Replace(parts[i+1]) + " of " + unescape.Replace(parts[i-1])
		}
	}
	return "a value that the API's document describes in place"
}

// Enum returns the comment of an enum's constants.
func Enum(d *model.Decl) string {
	var c text.Comment
	c.Text("The values of [" + d.Name.Go + "] that the document lists. Others may come and are kept.")
	return c.String()
}

// Value returns the comment of one constant of an enum.
func Value(v model.EnumValue) string {
	var c text.Comment
	c.Markdown(v.Text)
	return c.String()
}

// Union returns the comment of a union's struct.
func Union(d *model.Decl, u *model.Union) string {
	var c text.Comment
	introduce(&c, d, nil)
	if len(u.Arms) > 0 {
		c.Text("Build one as " + d.Name.Go + "{Value: &" + u.Arms[0].Decl.Name.Go + "{...}}, or with another arm of [" + u.ValueName + "]. [As] returns the arm.")
	}
	switch {
	case u.Discriminator == "" && u.Raw():
		c.Text("Nothing in a value tells its arms apart: what is received is a [Raw], which [As] decodes.")
	case u.Discriminator != "":
		c.Text("The property " + u.Discriminator + " says which arm a value is. One that it does not tell is kept as a [Raw].")
	default:
		c.Text("The members of a value, or its kind, say which arm it is. One that they do not tell is kept as a [Raw].")
	}
	facts(&c, &d.Schema)
	return c.String()
}

// Arms returns the comment of the interface of a union's arms.
func Arms(d *model.Decl, u *model.Union) string {
	var c text.Comment
	var arms []string
	for _, a := range u.Arms {
		arms = append(arms, "*["+a.Decl.Name.Go+"]")
	}
	c.Text(u.ValueName + " is what [" + d.Name.Go + "] holds: a " + strings.Join(arms, ", ") + " or *[Raw].")
	return c.String()
}

// Unmarshal returns the comment of a union's UnmarshalJSON.
func Unmarshal(u *model.Union) string {
	var c text.Comment
	if u.Discriminator != "" {
		c.Text("UnmarshalJSON reads the arm that the property " + u.Discriminator + " selects, or a [Raw].")
	} else {
		c.Text("UnmarshalJSON reads the arm that the value shows itself to be, or a [Raw].")
	}
	return c.String()
}

// Shared returns the comment of a union's method Shared.
func Shared() string {
	var c text.Comment
	c.Text("Shared returns a copy of the properties that all arms have alike, whichever u holds. SetShared stores it.")
	return c.String()
}

// SetShared returns the comment of a union's method SetShared.
func SetShared() string {
	var c text.Comment
	c.Text("SetShared changes the properties that all arms have alike to those of s. A [Raw] keeps its other members.")
	return c.String()
}

// Property returns the comment of a struct field. d is the type of the
// struct.
func Property(d *model.Decl, p *model.Property) string {
	var c text.Comment
	if text := p.Effective().Description; text != "" {
		c.Markdown(text)
	} else {
		c.Text(p.Name.Go + " is the property " + p.Name.Wire + ".")
	}
	if u, ok := d.Type.(*model.Union); ok && onlyIn(u, p.Name.Wire) != "" {
		c.Continue(onlyIn(u, p.Name.Wire))
	}
	facts(&c, &p.Schema)
	return c.String()
}

// Param returns the comment of a parameter's field: the first paragraph
// of its description, for the same parameters occur in hundreds of operations.
func Param(p *model.Param) string {
	var c text.Comment
	text, _, _ := strings.Cut(strings.TrimSpace(p.Effective().Description), "\n\n")
	if text != "" {
		c.Markdown(text)
	} else {
		c.Text(p.Name.Go + " is the " + p.In.String() + " parameter " + p.Name.Wire + ".")
	}
	if p.Required {
		c.Continue("Required.")
	}
	facts(&c, &p.Schema)
	return c.String()
}

// Fixed returns the comment of the field that sends the only value of a parameter.
func Fixed(p *model.Param) string {
	var c text.Comment
	c.Text("The " + p.In.String() + " parameter " + p.Name.Wire + " is always " + p.Fixed + ".")
	return c.String()
}

// Body returns the comment of the field for a request body.
func Body(b *model.Body) string {
	var c text.Comment
	switch {
	case b.Description != "":
		c.Markdown(b.Description)
	case b.Schema != nil && b.Schema.Effective().Description != "":
		text, _, _ := strings.Cut(strings.TrimSpace(b.Schema.Effective().Description), "\n\n")
		c.Markdown(text)
	default:
		c.Text("Body is the body of the request.")
	}
	if !b.MediaType.IsJSON() {
		c.Continue("It is sent as " + b.MediaType.Text + ".")
	}
	if b.Required {
		c.Continue("Required.")
	}
	return c.String()
}

// facts adds what a caller must know beside the description: which way a value
// travels, its default and bounds, a link, and whether it is deprecated.
func facts(c *text.Comment, s *model.Schema) {
	var parts []string
	if s.ReadOnly {
		parts = append(parts, "Read-only.")
	}
	if s.WriteOnly {
		parts = append(parts, "Write-only.")
	}
	if s.Immutable {
		parts = append(parts, "It does not change once the server has set it.")
	}
	said := s.Effective()
	if said.Default != "" && said.Default != "null" {
		parts = append(parts, "Default: "+string(said.Default)+".")
	}
	if parts = append(parts, bounds(s.Type)...); len(parts) > 0 {
		c.Continue(strings.Join(parts, " "))
	}
	if said.Docs != nil {
		c.Line("See " + said.Docs.URL)
	}
	if s.Deprecated {
		c.Text("Deprecated: the API's document marks it as deprecated.")
	}
}

// bounds returns the limits of a type as short sentences. A pattern comes last,
// for nothing marks its end.
func bounds(t model.Type) []string {
	switch t := t.(type) {
	case model.Primitive:
		return primitiveBounds(t)
	case *model.List:
		return listBounds(t)
	case *model.Map:
		parts := between(" members", digits(t.MinKeys), digits(t.MaxKeys))
		if t.KeyName != "" {
			parts = append(parts, "Each key is: "+t.KeyName+".")
		}
		return append(parts, pattern("Pattern of the keys: ", t.KeyPattern)...)
	default:
		return nil
	}
}

func listBounds(l *model.List) []string {
	parts := between(" items", digits(l.MinItems), digits(l.MaxItems))
	if l.Unique {
		parts = append(parts, "No item occurs twice.")
	}
	if p, ok := l.Elem.Type.(model.Primitive); ok {
		parts = append(parts, pattern("Pattern of the items: ", p.Pattern)...)
	}
	return parts
}

func primitiveBounds(p model.Primitive) []string {
	limits := p.Limits
	low, high := exclusive(limits.Minimum, limits.ExclusiveMinimum), exclusive(limits.Maximum, limits.ExclusiveMaximum)
	parts := slices.Concat(between(" characters", digits(limits.MinLength), digits(limits.MaxLength)), between("", low, high))
	if limits.MultipleOf != "" {
		parts = append(parts, "A multiple of "+limits.MultipleOf+".")
	}
	if p.Kind == model.String && p.Format != "" && p.Format != "date-time" {
		parts = append(parts, "Format: "+p.Format+".")
	}
	return append(parts, pattern("Pattern: ", p.Pattern)...)
}

func pattern(label, expression string) []string {
	if expression == "" {
		return nil
	}
	return []string{label + expression}
}

func digits(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func exclusive(bound string, is bool) string {
	if is && bound != "" {
		return bound + " (exclusive)"
	}
	return bound
}

// between returns a sentence for a range whose ends may be open.
func between(unit, low, high string) []string {
	switch {
	case low == "" && high == "":
		return nil
	case high == "":
		return []string{"At least " + low + unit + "."}
	case low == "":
		return []string{"At most " + high + unit + "."}
	case low == high:
		return []string{"Exactly " + low + unit + "."}
	default:
		return []string{"From " + low + " to " + high + unit + "."}
	}
}
