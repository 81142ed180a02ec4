package admin

import (
	"reflect"
	"strconv"
)

// An object describes how to decode a JSON object into a struct.
//
// Most properties are optional scalars, which are pointers. They are not
// allocated one by one: up to boxed of them lie in one struct, called a box,
// that is allocated when the first of them is present. The first box of a
// struct that is allocated itself is part of the same allocation.
type object struct {
	of         reflect.Type
	fields     []field
	byName     map[string]int
	additional int            // index of the field for undeclared members, or -1
	boxes      []reflect.Type // the first field of each is unused
	whole      reflect.Type   // like the first box, but the first field is the struct itself
}

// boxed is the largest number of scalars in a box. More would waste memory
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
	var slots []reflect.StructField
	for _, p := range properties(t) {
		f := field{name: p.name, index: p.index, plan: readPlanOf(t.Field(p.index).Type), box: -1}
		if typ := t.Field(p.index).Type; typ.Kind() == reflect.Pointer && isScalar(typ.Elem()) {
			if len(slots) == boxed {
				o.addBox(slots)
				slots = nil
			}
			slots = append(slots, slot(len(slots)+1, typ.Elem()))
			f.plan, f.box, f.slot = readPlanOf(typ.Elem()), len(o.boxes), len(slots)
		}
		o.byName[p.name] = len(o.fields)
		o.fields = append(o.fields, f)
	}
	if len(slots) > 0 {
		o.addBox(slots)
	}
	return o
}

func isScalar(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Bool, reflect.Int, reflect.Int64, reflect.Float64:
		return !reflect.PointerTo(t).Implements(unmarshalerType)
	}
	return t == timeType
}

func (o *object) addBox(slots []reflect.StructField) {
	if len(o.boxes) == 0 {
		o.whole = reflect.StructOf(append([]reflect.StructField{slot(0, o.of)}, slots...))
	}
	o.boxes = append(o.boxes, reflect.StructOf(append([]reflect.StructField{slot(0, reflect.TypeFor[keyed]())}, slots...)))
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
	scalar := box.Field(f.slot)
	into.Set(scalar.Addr())
	return f.plan.decode(d, scalar)
}
