package sample

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/emit/value"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// typedBody returns the body as a Go expression of the SDK's types. It returns nil if
// there is no body in JSON, or if no such expression is known.
func (c *Call) typedBody() *literal {
	if !c.goDecodes() || c.isForm() {
		return nil
	}
	data, err := tree.Decode(c.body)
	if err != nil {
		return nil
	}
	b := &builder{}
	t := c.revision.Request.Schema.Type
	l := b.value(t, data)
	switch {
	case l == nil:
		return nil
	case l.braces && !l.object: // a list or a map
		l.head.parts = append([]Part{{Text: "&"}}, l.head.parts...)
		return l
	case goElement(&model.Schema{Type: t, Nullable: true}) == goType(t): // no pointer to it can be written
		return nil
	}
	if l.object {
		return pointer(l, t)
	}
	return wrap(l, t, "sdk.Ptr(") // of a free-form value, too
}

// A builder writes Go expressions for JSON values, and numbers their scalars in the
// order of the JSON text.
type builder struct{ leaves int }

func (b *builder) leaf() mark {
	b.leaves++
	return bodyMark(b.leaves)
}

// value returns an expression for a JSON value, or nil.
func (b *builder) value(t model.Type, data any) *literal {
	return model.Visit(t, typing{b, data, t})
}

// typing is the visitor that writes a value of a type.
type typing struct {
	*builder
	data any
	of   model.Type
}

func (x typing) Ref(t *model.Ref) *literal {
	if o := model.Fields(t.Decl.Type); o != nil {
		return x.object(t.Decl, o)
	}
	switch d := t.Decl.Type.(type) {
	case *model.Enum:
		return x.enum(t.Decl, d)
	case *model.Union:
		return x.union(t.Decl, d)
	}
	l := x.value(t.Decl.Type, x.data)
	if l != nil && !l.typed {
		l = convert(l, goType(t))
	}
	return l
}

func (x typing) Primitive(t model.Primitive) *literal {
	l, m := &literal{}, x.leaf()
	switch v := x.data.(type) {
	case string:
		if t.Kind != model.String || t.File {
			return nil
		}
		l.typed = isTime(t) || isBytes(t)
		switch {
		case isTime(t):
			l.head.marked(numberPart, "time.Date("+goDate(v)+")", m.of("time.Time"))
		case isBytes(t):
			l.head.plain("[]byte(").str(text.GoString(decoded(v))).plain(")")
		default:
			l.head.marked(stringPart, text.GoString(v), m)
		}
	case bool:
		if t.Kind != model.Boolean {
			return nil
		}
		l.head.marked(keywordPart, string(tree.Encode(v)), m)
	case json.Number:
		number := value.PlainNumber(string(v))
		if t.Kind != model.Number && (t.Kind != model.Integer || strings.ContainsAny(number, ".eE")) {
			return nil
		}
		l.head.marked(numberPart, number, m)
	default:
		return nil
	}
	return l
}

func (x typing) List(t *model.List) *literal {
	items, ok := x.data.([]any)
	if !ok || len(t.Prefix) > 0 {
		return nil
	}
	l := &literal{braces: true, typed: true}
	l.head.plain(goType(t))
	for _, item := range items {
		v := x.element(t.Elem, item)
		if v == nil {
			return nil
		}
		l.fields = append(l.fields, field{"", v})
	}
	return l
}

func (x typing) Map(t *model.Map) *literal {
	o, ok := x.data.(*tree.Object)
	if !ok {
		return nil
	}
	l := &literal{braces: true, typed: true}
	l.head.plain(goType(t))
	return x.members(l, t.Elem, o.Members())
}

// members adds the members of a map to an expression.
func (b *builder) members(l *literal, elem *model.Schema, members []tree.Member) *literal {
	for _, m := range members {
		v := b.element(elem, m.Value)
		if v == nil {
			return nil
		}
		l.fields = append(l.fields, field{text.GoString(m.Name), v})
	}
	return l
}

// element returns an item of a list or a value of a map. gofmt -s leaves the types of
// structs away.
func (b *builder) element(s *model.Schema, data any) *literal {
	v := b.value(s.Type, data)
	switch {
	case v == nil:
		return nil
	case strings.HasPrefix(goElement(s), "*"):
		return pointer(v, s.Type)
	case v.object:
		v.head = Code{}
	}
	return v
}

func (x typing) FreeForm(model.FreeForm) *literal { return x.raw("json.RawMessage(", ")") }

// raw returns an expression that has the value as JSON text.
func (x typing) raw(before, after string) *literal {
	l := &literal{typed: true}
	data := string(tree.Encode(x.data))
	x.leaves += countLeaves(x.data)
	l.head.plain(before)
	if strings.ContainsAny(data, "`\r") {
		l.head.str(text.GoString(data))
	} else {
		l.head.str("`" + data + "`")
	}
	l.head.plain(after)
	return l
}

func countLeaves(data any) int {
	n := 0
	switch v := data.(type) {
	case *tree.Object:
		for _, m := range v.Members() {
			n += countLeaves(m.Value)
		}
	case []any:
		for _, item := range v {
			n += countLeaves(item)
		}
	default:
		n = 1
	}
	return n
}

// Objects, enums and unions always have a declaration.
func (x typing) Object(*model.Object) *literal { return nil }
func (x typing) Enum(*model.Enum) *literal     { return nil }
func (x typing) Union(*model.Union) *literal   { return nil }

func (x typing) enum(d *model.Decl, e *model.Enum) *literal {
	wire, isText := x.data.(string)
	if number, ok := x.data.(json.Number); ok && e.Kind != model.String {
		wire, isText = string(number), true
	}
	if !isText {
		return nil
	}
	l, m := &literal{typed: true}, x.leaf().of("sdk."+d.Name.Go)
	if i := slices.IndexFunc(e.Values, func(v model.EnumValue) bool { return v.Wire == wire }); i >= 0 {
		l.head.marked(numberPart, "sdk."+e.Values[i].Go, m)
	} else if e.Kind == model.String {
		l.head.marked(numberPart, "sdk."+d.Name.Go+"("+text.GoString(wire)+")", m)
	} else {
		return nil
	}
	return l
}
