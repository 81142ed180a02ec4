package value

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// A Maker makes values that a schema allows: the document's example if it is valid,
// else its default, else the first value of an enum, else a value that satisfies
// format, pattern, bounds and length. It caches the validity of examples.
type Maker struct {
	patterns *patterns
	judge    *judge
	fitting  map[fit]string // looked up, never ranged over
	room     int            // how many members and items more all values together may have
}

// NewMaker returns a maker for the schemas of one document.
func NewMaker() *Maker {
	return &Maker{patterns: newPatterns(), judge: newJudge(), fitting: map[fit]string{}, room: maxOfAll}
}

// Payload returns a value for a body that is sent in this direction. It returns nil if
// the document gives no schema, or if the schema allows no finite value.
func (m *Maker) Payload(way Side, p *model.Payload) json.RawMessage {
	text, ok := m.start(way).payload(p)
	if !ok {
		return nil
	}
	return json.RawMessage(text)
}

// Declared returns a value of a declared type, or nil.
func (m *Maker) Declared(way Side, d *model.Decl) json.RawMessage {
	text, ok := m.start(way).declared(d, d.Name.Kebab)
	if !ok {
		return nil
	}
	return json.RawMessage(text)
}

// Example returns a value of a schema, or nil. name is the name of the value.
func (m *Maker) Example(way Side, s *model.Schema, name string) json.RawMessage {
	text, ok := m.start(way).schema(s, name)
	if !ok {
		return nil
	}
	return json.RawMessage(text)
}

// Given returns the document's example of a body in this direction. It returns nil if
// there is none that the schema allows.
func (m *Maker) Given(way Side, p *model.Payload) json.RawMessage {
	if p.Schema == nil {
		return nil
	}
	text, ok := m.start(way).given(p.Schema, p.Example)
	if !ok {
		return nil
	}
	return json.RawMessage(text)
}

// Argument returns a value for a parameter, or nil. A text without restrictions is
// named after the parameter.
func (m *Maker) Argument(p *model.Param) json.RawMessage {
	x := m.start(Request)
	x.named = true
	text, ok := x.schema(&p.Schema, p.Name.Kebab)
	if !ok {
		return nil
	}
	return json.RawMessage(text)
}

// examples is the state of making one value.
type examples struct {
	*Maker
	side  Side
	named bool // a text without restrictions is named after its place
	room  int  // the number of further members and items that the value may have
	open  map[*model.Decl]bool
}

// maxMembers bounds an example: a document whose schemas use each other twice
// at every level describes a value without end.
// maxOfAll bounds all values of a maker together: those of the largest published
// document have 100,000 members.
const (
	maxNested  = 40 // declared types in each other
	maxMembers = 3000
	maxOfAll   = 1_000_000
)

func (m *Maker) start(way Side) *examples {
	return &examples{Maker: m, side: way, room: maxMembers, open: map[*model.Decl]bool{}}
}

// spend takes the room of a member or item. It returns false if there is none.
func (x *examples) spend() bool {
	x.room--
	x.Maker.room--
	return x.room >= 0 && x.Maker.room >= 0
}

func (x *examples) payload(p *model.Payload) (string, bool) {
	if p.Schema == nil {
		return "", false
	}
	if text, ok := x.given(p.Schema, p.Example); ok {
		return text, true
	}
	return x.schema(p.Schema, "")
}

// schema returns a value of a schema. There is none if the schema contains itself.
// name is the name of the value.
func (x *examples) schema(s *model.Schema, name string) (string, bool) {
	if text, ok := x.own(s); ok {
		return text, true
	}
	text, ok := x.make(s.Type, name)
	if ok && len(s.Restrictions) > 0 {
		return x.satisfy(s, text), true
	}
	return text, ok
}

// own returns the example of a schema or, if it has none, its default.
func (x *examples) own(s *model.Schema) (string, bool) {
	for _, own := range []model.JSON{s.Example, s.Default} {
		if text, ok := x.given(s, own); ok && own != "null" {
			return PlainNumber(text), true
		}
	}
	return "", false
}

// make returns a value of a type.
func (x *examples) make(t model.Type, name string) (string, bool) {
	made := model.Visit(t, making{x, name})
	return made.json, made.ok
}

// A made is a value as JSON. It may be empty.
type made struct {
	json string
	ok   bool
}

func asMade(json string, ok bool) made { return made{json, ok} }

// A making is the visitor that makes a value. name is the name of the value.
type making struct {
	*examples
	name string
}

func (x making) Primitive(t model.Primitive) made { return asMade(x.scalar(t, x.name)) }
func (x making) Ref(t *model.Ref) made            { return asMade(x.declared(t.Decl, x.name)) }
func (x making) List(t *model.List) made          { return asMade(x.list(t, x.name)) }
func (x making) Object(t *model.Object) made      { return asMade(x.object(t, "", "")) }
func (x making) Enum(t *model.Enum) made          { return made{enumValue(t, 0), true} }
func (x making) Union(t *model.Union) made        { return asMade(x.union(t)) }
func (x making) FreeForm(model.FreeForm) made     { return made{"{}", true} }

func (x making) Map(t *model.Map) made {
	value, ok := x.schema(t.Elem, valueName)
	if !ok {
		return made{"{}", true}
	}
	return made{"{" + text.JSON(x.key(t)) + ":" + value + "}", true}
}

func (x *examples) declared(d *model.Decl, name string) (string, bool) {
	if x.open[d] || len(x.open) == maxNested {
		return "", false
	}
	x.open[d] = true
	defer delete(x.open, d)
	return x.schema(&d.Schema, name)
}

// Names of values that have none in the document.
const (
	valueName = "value" // a map's value
	anyKey    = "key"   // a map's key
)

func (m *Maker) key(t *model.Map) string {
	name := cmp.Or(t.KeyName, anyKey)
	if t.KeyPattern == "" {
		return name
	}
	return m.patterns.match(t.KeyPattern, name, model.Limits{})
}

// scalar returns a scalar. A long one counts as several members.
func (x *examples) scalar(t model.Primitive, name string) (string, bool) {
	text := x.primitive(t, name)
	x.room -= len(text) / charactersOfMember
	return text, true
}

// charactersOfMember is the approximate length of a member.
const charactersOfMember = 100

// list returns a list with the minimum number of items, or with one if it may have
// one.
func (x *examples) list(l *model.List, name string) (string, bool) {
	n := max(1, len(l.Prefix))
	if l.MinItems != nil {
		n = max(n, *l.MinItems)
	}
	var items []string
	for i := range n {
		if !x.spend() {
			return "", false
		}
		item, ok := x.item(l.Item(i), name, i)
		if !ok {
			break
		}
		items = append(items, item)
	}
	if len(items) == 0 && l.MinItems != nil && *l.MinItems > 0 {
		return "", false
	}
	return "[" + strings.Join(items, ",") + "]", true
}

// item returns an element of a list. Elements that are enums differ.
func (x *examples) item(s *model.Schema, name string, i int) (string, bool) {
	if e, ok := model.Resolved(s.Type).(*model.Enum); ok && i > 0 {
		return enumValue(e, i%len(e.Values)), true
	}
	if i > 0 {
		name += strconv.Itoa(i + 1)
	}
	return x.schema(s, name)
}

func enumValue(e *model.Enum, i int) string {
	if len(e.Values) == 0 {
		return `"string"`
	}
	if e.Kind == model.String {
		return text.JSON(e.Values[i].Wire)
	}
	return e.Values[i].Wire
}

// object returns an object in which one property has the value of a tag.
func (x *examples) object(o *model.Object, property, tag string) (string, bool) {
	var members []string
	for _, p := range o.Properties {
		if !x.side.Shows(&p.Schema) {
			continue
		}
		if !x.spend() {
			return "", false
		}
		value, ok := text.JSON(tag), true
		if property == "" || p.Name.Wire != property {
			value, ok = x.schema(&p.Schema, p.Name.Kebab)
		}
		if !ok && p.Required && !p.Nullable {
			return "", false
		}
		if !ok && p.Required {
			value, ok = "null", true
		}
		if ok {
			members = append(members, text.JSON(p.Name.Wire)+":"+value)
		}
	}
	return "{" + strings.Join(members, ",") + "}", true
}

// union returns a value of the first arm that has one, with the tag of the arm.
func (x *examples) union(u *model.Union) (string, bool) {
	for _, a := range u.Arms {
		o, ok := a.Decl.Type.(*model.Object)
		if !ok || u.Discriminator == "" || len(a.Tags) == 0 {
			if value, ok := x.declared(a.Decl, ""); ok {
				return value, true
			}
			continue
		}
		if value, ok := x.object(o, u.Discriminator, x.tag(o, u.Discriminator, a.Tags)); ok {
			return value, true
		}
	}
	return "", false
}

// tag returns a tag of an arm: the value of its discriminator if that is a tag, else
// the first that the discriminator allows.
func (x *examples) tag(o *model.Object, discriminator string, tags []string) string {
	for _, p := range o.Properties {
		if p.Name.Wire != discriminator {
			continue
		}
		if own, ok := x.schema(&p.Schema, p.Name.Kebab); ok && slices.Contains(tags, text.FromJSON(own)) {
			return text.FromJSON(own)
		}
		if e, ok := model.Resolved(p.Type).(*model.Enum); ok {
			for _, v := range e.Values {
				if slices.Contains(tags, v.Wire) {
					return v.Wire
				}
			}
		}
	}
	return tags[0]
}
