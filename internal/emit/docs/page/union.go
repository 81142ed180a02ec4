package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// union describes the arms of a union. It describes arms of the same shape once, with
// the tags of all. An attribute that an earlier arm has too is only named.
func (t *trees) union(tree *Tree, u *model.Union, at string) {
	tree.Discriminator, tree.AnyOf = u.Discriminator, u.AnyOf
	all := arms{union: u, common: common(u), known: map[string]string{}}
	for i, group := range alike(u) {
		tree.Arms = append(tree.Arms, t.arm(all, group, fmt.Sprintf("%s-%d", at, i+1)))
	}
}

// arms collects what the arms of a union have in common.
type arms struct {
	union  *model.Union
	common map[string]bool   // names that all arms have
	known  map[string]string // attribute -> the anchor where it is described
}

// common returns the names of the attributes that all arms have. A discriminator that
// is not declared belongs to every arm.
func common(u *model.Union) map[string]bool {
	times := map[string]int{}
	for _, a := range u.Arms {
		if o, ok := a.Decl.Type.(*model.Object); ok {
			for _, p := range o.Properties {
				times[p.Name.Wire]++
			}
		}
	}
	names := map[string]bool{}
	for name, n := range times { // in any order
		names[name] = n == len(u.Arms) && !(u.Inferred && name == u.Discriminator)
	}
	return names
}

// ordered returns the properties of an arm, beginning with those that all arms have,
// so that readers can compare arms. Inherited properties are first anyway.
func (all arms) ordered(o *model.Object) []*model.Property {
	var first, rest []*model.Property
	for _, p := range o.Properties {
		if all.common[p.Name.Wire] {
			first = append(first, p)
		} else {
			rest = append(rest, p)
		}
	}
	return append(first, rest...)
}

func (t *trees) arm(all arms, group []*model.Arm, at string) *Arm {
	first := group[0]
	a := &Arm{Anchor: t.anchors.take(at), Key: first.Key, Description: first.Decl.Effective().Description}
	for _, arm := range group {
		a.Tags = append(a.Tags, arm.Tags...)
		a.Schemas = append(a.Schemas, armName(arm))
		a.Pages = append(a.Pages, t.site.schemas[arm.Decl])
	}
	slices.Sort(a.Tags)
	if o, ok := first.Decl.Type.(*model.Object); ok {
		a.Value = t.named(Value{Type: "object"}, first.Decl)
		a.Tree = t.expand(first.Decl, a.Anchor, func(tree *Tree) { tree.Fields = t.armFields(all, o, a) })
	} else {
		a.Value, a.Tree = t.declared(first.Decl, a.Anchor)
	}
	return a
}

// A Likeness says how an arm differs from one before it that describes at least half
// of its fields. The discriminator does not count.
type Likeness struct {
	Base    *Arm
	Own     int      // fields that it describes itself
	Without []string // names that only the other one has
}

// Likeness returns the arm that another one is most alike, or nil.
func (t *Tree) Likeness(a *Arm) *Likeness {
	if a.Tree == nil {
		return nil
	}
	var l Likeness
	fields, most := t.compared(a), 0
	for _, other := range t.Arms {
		if n := describes(other, fields); other != a && n > most {
			l.Base, most = other, n
		}
	}
	if l.Base == nil || most*2 < len(fields) {
		return nil
	}
	l.Own = len(fields) - most
	for _, f := range t.compared(l.Base) {
		if !slices.ContainsFunc(fields, func(own *Field) bool { return own.Name == f.Name }) {
			l.Without = append(l.Without, f.Name)
		}
	}
	return &l
}

// compared returns the fields of an arm without the discriminator.
func (t *Tree) compared(a *Arm) []*Field {
	if a.Tree == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(a.Tree.Fields), func(f *Field) bool { return f.Name == t.Discriminator })
}

// describes returns how many of the fields an arm describes.
func describes(a *Arm, fields []*Field) int {
	n := 0
	for _, f := range fields {
		if strings.HasPrefix(f.Same, a.Anchor+"-") {
			n++
		}
	}
	return n
}

func armName(a *model.Arm) string {
	if a.Decl.Name.Wire != "" {
		return a.Decl.Name.Wire
	}
	return a.Decl.Name.Go
}

func (t *trees) armFields(all arms, o *model.Object, a *Arm) []*Field {
	var fields []*Field
	for _, p := range all.ordered(o) {
		if !t.side.Shows(&p.Schema) {
			continue
		}
		key := sameness(p)
		if same := all.known[key]; same != "" && p.Name.Wire != all.union.Discriminator {
			fields = append(fields, &Field{Name: p.Name.Wire, Required: p.Required, Value: Value{Type: typeName(p.Type)}, Same: same})
			continue
		}
		f := t.attribute(p, a.Anchor)
		all.known[key] = f.Anchor
		if p.Name.Wire == all.union.Discriminator && !all.union.Inferred {
			f.Discriminator = true
			f.Values = narrowed(f.Values, a.Tags)
		}
		fields = append(fields, f)
	}
	if o.Additional != nil {
		fields = append(fields, t.additional(o.Additional, nil, a.Anchor))
	}
	return fields
}

// narrowed returns the values of a discriminator that select an arm.
func narrowed(values, tags []string) []string {
	if len(tags) == 0 {
		return values
	}
	return tags
}

// sameness identifies what a page says about a property of an arm. Types that inherit
// a property share the position of its schema; others may describe it alike.
func sameness(p *model.Property) string {
	said := p.Effective()
	content := fmt.Sprint(p.Pos)
	if len(p.Restrictions) == 0 {
		switch t := p.Type.(type) {
		case model.Primitive:
			content = fmt.Sprint(primitive(t).Sentences(), t.Kind, t.Format)
		case *model.Ref:
			content = model.Visit(p.Type, shapes{})
		}
	}
	return fmt.Sprintf("%s %v %v %v %v %v %v %q %s %s", p.Name.Wire, p.Required, p.Nullable, p.ReadOnly, p.WriteOnly, p.Immutable, p.Deprecated,
		said.Description, said.Default, content) + docsOf(said)
}

func docsOf(s model.Schema) string {
	if s.Docs == nil {
		return ""
	}
	return s.Docs.Text + " " + s.Docs.URL
}

// alike groups the arms of a union whose objects have the same shape, in order.
func alike(u *model.Union) [][]*model.Arm {
	var groups [][]*model.Arm
	place := map[string]int{}
	for _, a := range u.Arms {
		key := shape(a.Decl, u.Discriminator)
		if i, ok := place[key]; ok {
			groups[i] = append(groups[i], a)
			continue
		}
		place[key] = len(groups)
		groups = append(groups, []*model.Arm{a})
	}
	return groups
}

// shape returns a text that identifies the shape of an arm's type: names and types
// without texts. Each type that is not an object has its own shape.
func shape(d *model.Decl, discriminator string) string {
	o, ok := d.Type.(*model.Object)
	if !ok {
		return d.Pointer
	}
	var b strings.Builder
	for _, p := range o.Properties {
		fmt.Fprintf(&b, "%s %v %v %v ", p.Name.Wire, p.Required, p.ReadOnly, p.Nullable)
		if p.Name.Wire != discriminator {
			b.WriteString(model.Visit(p.Type, shapes{}))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// shapes is the visitor that writes the shape of a type.
type shapes struct{}

func (shapes) Primitive(t model.Primitive) string {
	v := primitive(t)
	return strings.Join([]string{v.Type, v.Format, v.Pattern, v.Min, v.Max}, " ")
}

// Ref returns the values of an inline enum, because each use of one has its own
// declaration.
func (shapes) Ref(t *model.Ref) string {
	e, ok := t.Decl.Type.(*model.Enum)
	if !ok || t.Decl.Name.Wire != "" {
		return t.Decl.Pointer
	}
	values := e.Kind.String()
	for _, v := range e.Values {
		values += " " + strconv.Quote(v.Wire)
	}
	return values
}

func (shapes) List(t *model.List) string        { return "[]" + model.Visit(t.Elem.Type, shapes{}) }
func (shapes) Map(t *model.Map) string          { return "{}" + model.Visit(t.Elem.Type, shapes{}) }
func (shapes) FreeForm(t model.FreeForm) string { return typeName(t) }
func (shapes) Object(t *model.Object) string    { return typeName(t) }
func (shapes) Enum(t *model.Enum) string        { return typeName(t) }
func (shapes) Union(t *model.Union) string      { return typeName(t) }
