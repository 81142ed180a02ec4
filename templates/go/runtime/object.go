package admin

import (
	"reflect"
	"strconv"
)

// An object describes how to decode a JSON object into a struct.
//
// Most properties are optional strings, which are pointers to strings. These are
// not allocated one by one: up to boxed of them lie in one struct, called a box,
// that is allocated when the first of them is present. The first box of a
// struct that is allocated itself is part of the same allocation. Numbers and
// booleans are not in boxes: many of them share a block of memory anyway.
type object struct {
	of         reflect.Type
	fields     []field
	byName     map[string]int
	additional int            // index of the field for undeclared members, or -1
	boxes      []reflect.Type // the first field of each is unused
	whole      reflect.Type   // like the first box, but the first field is the struct itself
}

// boxed is the largest number of strings in a box. More would waste memory
// where few of them are present.
const boxed = 8

// A field describes the destination of a member of an object.
type field struct {
	name  string
	index int
	plan  *readPlan // of the field's type or, in a box, of the type that it points to
	box   int       // index of the box, or -1
	slot  int       // index of the field in the box
}

func newObject(t reflect.Type) *object {
	o := &object{of: t, byName: make(map[string]int), additional: additionalField(t)}
	var strings []int
	for i, p := range properties(t) {
		typ := t.Field(p.index).Type
		f := field{name: p.name, index: p.index, plan: readPlanOf(typ), box: -1}
		if typ.Kind() == reflect.Pointer && isString(typ.Elem()) {
			f.plan = readPlanOf(typ.Elem())
			strings = append(strings, i)
		}
		o.byName[p.name] = i
		o.fields = append(o.fields, f)
	}
	for len(strings) > 0 {
		n := min(boxed, len(strings))
		o.addBox(strings[:n])
		strings = strings[n:]
	}
	return o
}

// pointee returns the type that the field with index i points to.
func (o *object) pointee(i int) reflect.Type { return o.of.Field(o.fields[i].index).Type.Elem() }

func isString(t reflect.Type) bool {
	return t.Kind() == reflect.String && !reflect.PointerTo(t).Implements(unmarshalerType)
}

// addBox adds a box for some fields.
func (o *object) addBox(list []int) {
	slots := []reflect.StructField{slot(0, reflect.TypeFor[keyed]())}
	for _, i := range list {
		o.fields[i].box, o.fields[i].slot = len(o.boxes), len(slots)
		slots = append(slots, slot(len(slots), o.pointee(i)))
	}
	o.boxes = append(o.boxes, reflect.StructOf(slots))
	if o.whole == nil {
		slots[0].Type = o.of
		o.whole = reflect.StructOf(slots)
	}
}

func slot(i int, t reflect.Type) reflect.StructField {
	return reflect.StructField{Name: "F" + strconv.Itoa(i), Type: t}
}

// decodeNew decodes into a new struct and points pointer to it.
func (o *object) decodeNew(d *decoder, pointer reflect.Value) error {
	if o.whole == nil {
		v := reflect.New(o.of)
		pointer.Set(v)
		return o.decode(d, v.Elem())
	}
	whole := reflect.New(o.whole).Elem()
	v := whole.Field(0)
	pointer.Set(v.Addr())
	return o.decodeWith(d, v, whole)
}

// decode is a decodeFunc.
func (o *object) decode(d *decoder, v reflect.Value) error {
	return o.decodeWith(d, v, reflect.Value{})
}

// decodeWith decodes into v. first is the first box, if it is there already.
func (o *object) decodeWith(d *decoder, v, first reflect.Value) error {
	if d.peek() != '{' {
		return d.mismatch(v)
	}
	var few [4]reflect.Value
	boxes := few[:]
	if len(o.boxes) > len(few) {
		boxes = make([]reflect.Value, len(o.boxes))
	}
	boxes[0] = first
	var others entries
	if o.additional >= 0 {
		others = newEntries(v.Field(o.additional))
	}
	next := 0 // the field that most likely follows
	more, err := d.open('}')
	for more {
		var name []byte
		if name, err = d.name(); err != nil {
			return err
		}
		i := o.find(name, next)
		switch {
		case i >= 0:
			next = i + 1
			err = o.decodeField(d, v, &o.fields[i], boxes)
		case o.additional >= 0:
			err = others.decode(name, d)
		default:
			err = d.skip()
		}
		if err != nil {
			return inMember(string(name), err)
		}
		more, err = d.next('}')
	}
	return err
}

// find returns the index of a field, or -1. It looks at the field likely first.
func (o *object) find(name []byte, likely int) int {
	if likely < len(o.fields) && string(name) == o.fields[likely].name {
		return likely
	}
	if i, ok := o.byName[string(name)]; ok {
		return i
	}
	return -1
}

func (o *object) decodeField(d *decoder, v reflect.Value, f *field, boxes []reflect.Value) error {
	into := v.Field(f.index)
	if f.box < 0 {
		return f.plan.decode(d, into)
	}
	if d.peek() == 'n' {
		into.SetZero()
		return d.skip()
	}
	box := &boxes[f.box]
	if !box.IsValid() {
		*box = reflect.New(o.boxes[f.box]).Elem()
	}
	text := box.Field(f.slot)
	into.Set(text.Addr())
	return f.plan.decode(d, text)
}
