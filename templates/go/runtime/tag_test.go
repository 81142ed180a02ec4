package admin

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

// A pet is a union with arms that do and do not declare the discriminator.
type pet struct {
	_ keyed

	Value petValue `json:"-" api:"union"`
}

type petValue interface{ isPet() }

type petCat struct {
	Lives *int `json:"lives,omitzero"`
}

type petDog struct {
	Kind  string `json:"kind"`
	Barks bool   `json:"barks"`
}

type petBird struct {
	Kind Nullable[string] `json:"kind,omitzero"`
}

type petFish struct {
	Kind *string `json:"kind,omitzero" api:"readonly"`
}

type petOf struct {
	More map[string]string `json:"-" api:"additional"`
}

func (*petCat) isPet()  {}
func (*petDog) isPet()  {}
func (*petBird) isPet() {}
func (*petFish) isPet() {}
func (*petOf) isPet()   {}
func (*pet) isPet()     {}
func (*Raw) isPet()     {}

var armsOfPet = union{tag: "kind", arms: []arm{
	{of: (*petCat)(nil), tags: []string{"cat"}},
	{of: (*petDog)(nil), tags: []string{"dog", "puppy"}},
	{of: (*petBird)(nil), tags: []string{"bird"}},
	{of: (*petFish)(nil), tags: []string{"fish"}},
	{of: (*petOf)(nil), tags: []string{"o\"f"}},
	{of: (*pet)(nil), tags: []string{"pet"}},
}}

func (*pet) arms() *union                      { return &armsOfPet }
func (u pet) MarshalJSON() ([]byte, error)     { return marshalNested(u) }
func (u *pet) UnmarshalJSON(data []byte) error { return unmarshalNested(data, u) }

func TestArmWritesItsTag(t *testing.T) {
	tests := []struct {
		arm           petValue
		want, request string
	}{
		{&petCat{}, `{"kind":"cat"}`, `{"kind":"cat"}`},
		{&petCat{Lives: Ptr(9)}, `{"kind":"cat","lives":9}`, `{"kind":"cat","lives":9}`},
		{&petDog{Kind: "puppy"}, `{"kind":"puppy","barks":false}`, `{"kind":"puppy","barks":false}`},
		{&petBird{}, `{"kind":"bird"}`, `{"kind":"bird"}`},
		{&petBird{Kind: Null[string]()}, `{"kind":null}`, `{"kind":null}`},
		{&petFish{}, `{"kind":"fish"}`, `{}`},
		{&petOf{}, `{"kind":"o\"f"}`, `{"kind":"o\"f"}`},
		{&petOf{More: map[string]string{"kind": "x"}}, `{"kind":"x"}`, `{"kind":"x"}`},
		{&pet{Value: &petBird{}}, `{"kind":"pet"}`, `{"kind":"pet"}`},
		{&pet{Value: NewRaw(json.RawMessage(`{}`))}, `{}`, `{}`},
		{NewRaw(json.RawMessage(`{}`)), `{}`, `{}`},
	}
	for _, test := range tests {
		u := pet{Value: test.arm}
		if got, err := json.Marshal(u); err != nil || string(got) != test.want {
			t.Errorf("Marshal(%T) = %s, %v, want %s", test.arm, got, err, test.want)
		}
		if got, err := encodeBody(&u); err != nil || string(got) != test.request {
			t.Errorf("encodeBody(%T) = %s, %v, want %s", test.arm, got, err, test.request)
		}
	}
	bird := new(petBird)
	if _, err := json.Marshal(pet{Value: bird}); err != nil || !reflect.ValueOf(bird.Kind).IsZero() {
		t.Errorf("Marshal = %v and changed the arm to %+v", err, bird)
	}
}

func TestArmOfSeveralTags(t *testing.T) {
	_, err := encodeBody([]pet{{Value: &petDog{Barks: true}}})
	want := `[0].kind: it must be set for petDog: dog, puppy`
	if err == nil || err.Error() != want {
		t.Errorf("encodeBody(petDog) = %v, want %s", err, want)
	}
	if _, err := json.Marshal(pet{Value: new(petDog)}); err == nil || !strings.Contains(err.Error(), "dog, puppy") {
		t.Errorf("Marshal(petDog) = %v, want an error with the tags", err)
	}
}

func TestInferredTag(t *testing.T) {
	u := union{tag: "kind", inferred: true, arms: []arm{
		{of: (*petBird)(nil), tags: []string{"bird"}, more: true},
		{of: (*petDog)(nil), tags: []string{"dog"}, more: true},
	}}
	for _, test := range []struct {
		arm  any
		want string
	}{{&petBird{}, `{}`}, {&petDog{}, ""}} {
		v := reflect.ValueOf(test.arm)
		got, err := u.taggers()[v.Type()].append(nil, v, true)
		if string(got) != test.want || (err == nil) != (test.want != "") {
			t.Errorf("append(%T) = %s, %v, want %q", test.arm, got, err, test.want)
		}
	}
}
