package value

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// given returns an example or a default of the document for one direction. It removes
// members that the schema lacks or that are not sent in this direction. It returns
// nothing if no member is left, or if the value is not valid. Examples of documents
// may be wrong: one of createCluster has the member "autoIndexing", which no schema
// has.
func (x *examples) given(s *model.Schema, text model.JSON) (string, bool) {
	if text == "" {
		return "", false
	}
	key := fit{s, x.side, text}
	shown, known := x.fitting[key]
	if !known {
		shown = x.shown(s, text)
		x.fitting[key] = shown
	}
	return shown, shown != ""
}

// A fit identifies a result in the cache: a text, a schema and a direction.
type fit struct {
	schema *model.Schema
	side   Side
	text   model.JSON
}

func (x *examples) shown(s *model.Schema, text model.JSON) string {
	value, err := tree.Decode([]byte(text))
	if err != nil {
		return ""
	}
	value = x.known(s.Type, value)
	shown := string(tree.Encode(value))
	if !x.judge.allows(s, value, x.side) || shown == "{}" && text != "{}" {
		return ""
	}
	return shown
}

// known returns a value without the members that are not shown.
func (x *examples) known(t model.Type, value any) any { return model.Visit(t, knowing{x, value}) }

// A knowing is the visitor that keeps the parts of a value that its type declares and
// that are shown.
type knowing struct {
	*examples
	value any
}

func (x knowing) Primitive(model.Primitive) any { return x.value }
func (x knowing) Enum(*model.Enum) any          { return x.value }
func (x knowing) FreeForm(model.FreeForm) any   { return x.value }
func (x knowing) Ref(t *model.Ref) any          { return x.known(t.Decl.Type, x.value) }
func (x knowing) List(t *model.List) any        { return x.knownItems(t, x.value) }
func (x knowing) Union(t *model.Union) any      { return x.knownArm(t, x.value) }

func (x knowing) Map(t *model.Map) any {
	return x.knownMembers(x.value, func(string) *model.Schema { return t.Elem })
}

func (x knowing) Object(t *model.Object) any {
	if len(t.Properties) == 0 && t.Additional == nil {
		return x.value
	}
	return x.knownMembers(x.value, func(name string) *model.Schema { return member(t, name) })
}

func (x *examples) knownItems(l *model.List, value any) any {
	items, ok := value.([]any)
	if !ok {
		return value
	}
	kept := make([]any, len(items))
	for i, item := range items {
		kept[i] = x.known(l.Item(i).Type, item)
	}
	return kept
}

// knownMembers keeps the members whose schema exists and is shown.
func (x *examples) knownMembers(value any, schema func(name string) *model.Schema) any {
	object, ok := value.(*tree.Object)
	if !ok {
		return value
	}
	kept := new(tree.Object)
	for _, m := range object.Members() {
		if s := schema(m.Name); s != nil && x.side.Shows(s) {
			kept.Set(m.Name, x.known(s.Type, m.Value))
		}
	}
	return kept
}

func member(o *model.Object, name string) *model.Schema {
	for _, p := range o.Properties {
		if p.Name.Wire == name {
			return &p.Schema
		}
	}
	return o.Additional
}

// knownArm returns the parts of a value that its arm declares. If no tag selects the
// arm, it uses the arm that keeps the most.
func (x *examples) knownArm(u *model.Union, value any) any {
	best, most := value, 0
	for _, a := range candidates(u, value) {
		kept := x.known(a.Decl.Type, value)
		if n := len(tree.Encode(kept)); n > most && x.judge.allows(&a.Decl.Schema, kept, x.side) {
			best, most = kept, n
		}
	}
	return best
}

// candidates returns the arms that a value may belong to: those that its tag selects,
// or all.
func candidates(u *model.Union, value any) []*model.Arm {
	object, ok := value.(*tree.Object)
	if !ok {
		return u.Arms
	}
	tag, _ := object.Get(u.Discriminator)
	var named []*model.Arm
	for _, a := range u.Arms {
		if text, ok := tag.(string); ok && slices.Contains(a.Tags, text) {
			named = append(named, a)
		}
	}
	if named == nil {
		return u.Arms
	}
	return named
}
