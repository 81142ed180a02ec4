package admin

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// An arm writes its tag: if one value of the discriminator selects it, that is
// what an unset discriminator is encoded as. If several do, an unset one is an
// error.

var errNoArm = errors.New("no value")

func unionEncoder(t reflect.Type) encodeFunc {
	index, u := unionField(t), unionOf(t)
	taggers := u.taggers()
	return func(b []byte, v reflect.Value, request bool) ([]byte, error) {
		arm := v.Field(index)
		if arm.IsNil() || arm.Elem().Kind() == reflect.Pointer && arm.Elem().IsNil() {
			if !request {
				return append(b, "null"...), nil
			}
			return b, fmt.Errorf("the union %s has %w", t.Name(), errNoArm)
		}
		arm = arm.Elem()
		if tagger := taggers[arm.Type()]; tagger != nil {
			return tagger.append(b, arm, request)
		}
		return planOf(arm.Type()).append(b, arm, request)
	}
}

// A tagger encodes an arm that values of the discriminator select.
type tagger struct {
	*arm
	name     string // of the discriminator
	optional bool   // the document allows an arm without it, if it declares it so
	plan     *plan

	direct   bool     // the arm is a struct and no union, so the following is known
	property property // the discriminator
	declared bool     // the arm has it
}

// taggers returns the taggers of a union, by the type of a pointer to an arm.
func (u *union) taggers() map[reflect.Type]*tagger {
	all := make(map[reflect.Type]*tagger)
	for i := range u.arms {
		if a := &u.arms[i]; len(a.tags) > 0 {
			t := reflect.TypeOf(a.of)
			all[t] = newTagger(a, t, u)
		}
	}
	return all
}

func newTagger(a *arm, t reflect.Type, u *union) *tagger {
	g := &tagger{arm: a, name: u.tag, optional: u.inferred, plan: planOf(t)}
	if t.Elem().Kind() == reflect.Struct && unionField(t.Elem()) < 0 {
		g.direct = true
		g.property, g.declared = propertyOf(t.Elem(), u.tag)
	}
	return g
}

// append encodes an arm. v is a pointer to it.
func (t *tagger) append(b []byte, v reflect.Value, request bool) ([]byte, error) {
	arm, p, declared := v.Elem(), t.property, t.declared
	if !t.direct {
		if arm = innermost(arm); !arm.IsValid() {
			return t.plan.append(b, v, request)
		}
		p, declared = propertyOf(arm.Type(), t.name)
	}
	switch {
	case declared && (!arm.Field(p.index).IsZero() || request && p.readOnly):
		return t.plan.append(b, v, request)
	case !declared && hasEntry(arm, t.name):
		return t.plan.append(b, v, request)
	case len(t.tags) > 1 || t.more:
		if t.optional && (!declared || p.omitZero) {
			return t.plan.append(b, v, request)
		}
		return b, inMember(t.name, fmt.Errorf("it must be set for %s: %s", arm.Type().Name(), strings.Join(t.tags, ", ")))
	case !declared:
		return t.prepend(b, v, request)
	}
	filled, err := t.filled(v.Elem(), p.index)
	if err != nil {
		return b, err
	}
	return t.plan.append(b, filled, request)
}

// innermost returns the struct that an arm is, or that the arm of an arm is. The
// result is invalid for other arms.
func innermost(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Struct {
		i := unionField(v.Type())
		if i < 0 {
			return v
		}
		v = v.Field(i)
		if v.IsNil() || v.Elem().IsNil() || v.Elem().Type() == rawType {
			break
		}
		v = v.Elem().Elem()
	}
	return reflect.Value{}
}

// filled returns a pointer to a copy of an arm whose discriminator is set. index
// is the field of the discriminator.
func (t *tagger) filled(v reflect.Value, index int) (reflect.Value, error) {
	copied := reflect.New(v.Type())
	copied.Elem().Set(v)
	if i := unionField(v.Type()); i >= 0 {
		inner, err := t.filled(v.Field(i).Elem().Elem(), index)
		if err == nil {
			copied.Elem().Field(i).Set(inner)
		}
		return copied, err
	}
	field := copied.Elem().Field(index)
	return copied, decodeInto(strconv.AppendQuote(nil, t.tags[0]), field)
}

// prepend encodes an arm that does not declare the discriminator, with the
// discriminator as its first member.
func (t *tagger) prepend(b []byte, v reflect.Value, request bool) ([]byte, error) {
	b, err := appendString(append(b, '{'), t.name)
	if err == nil {
		b, err = appendString(append(b, ':'), t.tags[0])
	}
	begin := len(b)
	if err == nil {
		b, err = t.plan.append(b, v, request)
	}
	switch {
	case err != nil:
		return b, err
	case len(b) == begin+len("{}"):
		return append(b[:begin], '}'), nil
	}
	b[begin] = ','
	return b, nil
}

// propertyOf returns the property of a struct that has a name on the wire.
func propertyOf(t reflect.Type, name string) (property, bool) {
	for _, p := range properties(t) {
		if p.name == name {
			return p, true
		}
	}
	return property{}, false
}

// hasEntry reports whether the undeclared members of a struct include name.
func hasEntry(v reflect.Value, name string) bool {
	i := additionalField(v.Type())
	return i >= 0 && v.Field(i).MapIndex(reflect.ValueOf(name)).IsValid()
}
