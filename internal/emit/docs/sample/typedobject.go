package sample

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// object returns a struct.
func (x typing) object(d *model.Decl, o *model.Object) *literal {
	data, ok := x.data.(*tree.Object)
	if !ok {
		return nil
	}
	l := &literal{braces: true, typed: true, object: true}
	l.head.plain("sdk." + d.Name.Go)
	var rest []tree.Member
	for _, m := range data.Members() {
		p := o.Property(m.Name)
		if p == nil {
			rest = append(rest, m)
			continue
		}
		v := x.property(p, m.Value)
		if v == nil || len(rest) > 0 {
			return nil
		}
		l.fields = append(l.fields, field{p.Name.Go, v})
	}
	if len(rest) == 0 {
		return l
	}
	if o.Additional == nil {
		return nil
	}
	more := &literal{braces: true}
	more.head.plain("map[string]" + goElement(o.Additional))
	if more = x.members(more, o.Additional, rest); more == nil {
		return nil
	}
	l.fields = append(l.fields, field{"AdditionalProperties", more})
	return l
}

// property returns the value of a field, which depends on whether the property is
// required and nullable.
func (b *builder) property(p *model.Property, data any) *literal {
	if data == nil {
		b.leaf()
		if !p.Nullable {
			return nil
		}
		l := &literal{typed: true}
		l.head.plain("sdk.Null[" + goType(p.Type) + "]()")
		return l
	}
	l := b.value(p.Type, data)
	switch {
	case l == nil:
		return nil
	case p.Nullable:
		return wrap(l, p.Type, "sdk.Some(")
	case p.Required:
		return l
	}
	return pointer(l, p.Type)
}

// pointer returns an expression for an optional value.
func pointer(l *literal, t model.Type) *literal {
	if goElement(&model.Schema{Type: t, Nullable: true}) == goType(t) { // nil is a value
		return l
	}
	if l.object {
		l.head.parts = append([]Part{{Text: "&"}}, l.head.parts...)
		l.object = false
		return l
	}
	return wrap(l, t, "sdk.Ptr(")
}

// wrap returns a call of a generic function with the value. A constant gets its type.
func wrap(l *literal, t model.Type, call string) *literal {
	if name := goType(t); !l.typed && name != constantType(l) {
		l = convert(l, name)
	}
	l.head.parts = append([]Part{{Text: call}}, l.head.parts...)
	l.object, l.typed = false, true
	if l.braces {
		l.tail += ")"
	} else {
		l.head.plain(")")
	}
	return l
}

// constantType returns the default type of an untyped constant.
func constantType(l *literal) string {
	switch l.head.parts[0].Class {
	case stringPart:
		return "string"
	case keywordPart:
		return "bool"
	}
	for _, c := range l.head.Text() {
		if c == '.' || c == 'e' || c == 'E' {
			return "float64"
		}
	}
	return "int"
}

// convert returns a constant as a value of a type.
func convert(l *literal, name string) *literal {
	l.head.parts = append([]Part{{Text: name + "("}}, l.head.parts...)
	l.head.plain(")")
	l.typed = true
	return l
}

// union returns the arm that the value selects or, if none does, its JSON text.
func (x typing) union(d *model.Decl, u *model.Union) *literal {
	l := &literal{braces: true, typed: true, object: true}
	l.head.plain("sdk." + d.Name.Go)
	before := x.leaves
	if a := selected(u, x.data); a != nil {
		if o, ok := a.Decl.Type.(*model.Object); ok {
			if arm := x.typedArm(a.Decl, o); arm != nil {
				l.fields = []field{{"Value", arm}}
				return l
			}
		}
	}
	x.leaves = before
	raw := x.raw("sdk.NewRaw(json.RawMessage(", "))")
	l.fields = []field{{"Value", raw}}
	return l
}

func (x typing) typedArm(d *model.Decl, o *model.Object) *literal {
	arm := x.object(d, o)
	if arm != nil {
		arm.head.parts = append([]Part{{Text: "&"}}, arm.head.parts...)
	}
	return arm
}

// selected returns the arm of an object, as the SDK selects it.
func selected(u *model.Union, data any) *model.Arm {
	o, ok := data.(*tree.Object)
	if !ok {
		return nil
	}
	tag, _ := o.Get(u.Discriminator)
	var alone []*model.Arm
	for _, a := range u.Arms {
		if name, ok := tag.(string); ok && slices.Contains(a.Tags, name) {
			return a
		}
		if _, ok := o.Get(a.Key); ok && a.Key != "" && len(a.Tags) == 0 {
			return a
		}
		if a.JSON == model.JSONObject {
			alone = append(alone, a)
		}
	}
	if len(alone) == 1 && len(alone[0].Tags) == 0 {
		return alone[0]
	}
	return nil
}
