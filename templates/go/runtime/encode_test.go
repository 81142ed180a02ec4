package admin

import (
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestEncodeBody(t *testing.T) {
	type scalars struct {
		S string    `json:"s"`
		I int64     `json:"i"`
		F float64   `json:"f"`
		B bool      `json:"b"`
		T time.Time `json:"t"`
	}
	type lists struct {
		Required []string          `json:"required"`
		Optional []string          `json:"optional,omitzero"`
		Map      map[string]int    `json:"map"`
		Nested   [][]string        `json:"nested,omitzero"`
		Null     []*int            `json:"null,omitzero"`
		Free     json.RawMessage   `json:"free,omitzero"`
		Frees    []json.RawMessage `json:"frees,omitzero"`
	}
	type nulls struct {
		Required Nullable[string]          `json:"required"`
		Optional Nullable[int]             `json:"optional,omitzero"`
		Spec     Nullable[ReplicationSpec] `json:"spec,omitzero"`
	}
	when := time.Date(2025, 3, 12, 1, 2, 3, 450_000_000, time.UTC)
	aws := RegionConfig{Value: &AWSRegionConfig{Priority: Ptr(7), EffectiveElectableSpecs: &HardwareSpec{}}}
	tests := []struct {
		name string
		in   any
		want string
	}{
		{"nothing", nil, `null`},
		{"scalars", scalars{"a", -1, 2.5, true, when}, `{"s":"a","i":-1,"f":2.5,"b":true,"t":"2025-03-12T01:02:03.45Z"}`},
		{"text that needs escapes", scalars{S: "é\"<\n"}, `{"s":"é\"\u003c\n","i":0,"f":0,"b":false,"t":"0001-01-01T00:00:00Z"}`},
		{"large number", 1e300, `1e+300`},
		{"nil list and map where required", &lists{}, `{"required":[],"map":{}}`},
		{"empty is not absent", &lists{Optional: []string{}, Nested: [][]string{nil, {}}, Null: []*int{nil, Ptr(1)}}, `{"required":[],"optional":[],"map":{},"nested":[null,[]],"null":[null,1]}`},
		{"map by key", map[string]int{"b": 1, "a": 2}, `{"a":2,"b":1}`},
		{"free-form digits", &lists{Free: json.RawMessage(`{"n": 1.10000000000000000001}`), Frees: []json.RawMessage{nil}}, `{"required":[],"map":{},"free":{"n":1.10000000000000000001},"frees":[null]}`},
		{"nullable absent", nulls{}, `{"required":null}`},
		{"nullable set", nulls{Some("x"), Null[int](), Some(ReplicationSpec{Id: "left out"})}, `{"required":"x","optional":null,"spec":{"regionConfigs":[]}}`},
		{"read-only at any depth", &Cluster{Id: Ptr("x"), Name: Ptr("c"), ReplicationSpecs: []ReplicationSpec{{Id: "y", RegionConfigs: []RegionConfig{aws}}}}, `{"name":"c","replicationSpecs":[{"regionConfigs":[{"providerName":"AWS","priority":7}]}]}`},
		{"unknown arm", RegionConfig{Value: NewRaw(json.RawMessage(`{"providerName":"NEW","n":1.0}`))}, `{"providerName":"NEW","n":1.0}`},
		{"union of text", &Definition{Value: Ptr(DefinitionText("t"))}, `"t"`},
		{"union of lists", Definition{Value: &DefinitionList{aws}}, `[{"providerName":"AWS","priority":7}]`},
		{"union of maps", Definition{Value: &DefinitionMappings{}}, `{"mappings":{}}`},
		{"additional", &Extensible{Id: "i", Secret: Ptr("left out"), AdditionalProperties: map[string]RegionConfig{"b": aws, "a": aws, "id": aws, "secret": aws}}, `{"id":"i","a":{"providerName":"AWS","priority":7},"b":{"providerName":"AWS","priority":7}}`},
		{"nil list", (*[]string)(nil), `null`},
		{"pointer to nil list", new([]string), `[]`},
		{"pointer to list", &[]KeyValue{{Key: "a", Value: "b"}}, `[{"key":"a","value":"b"}]`},
		{"raw", json.RawMessage(`{ "as": "is" }`), `{ "as": "is" }`},
		{"bytes", []byte("hi"), `"aGk="`},
		{"nil maps in a list", []map[string]int{nil, {}}, `[null,{}]`},
		{"keys that need escapes", map[string]bool{"\"": true}, `{"\"":true}`},
		{"field without a tag", struct{ Plain int }{1}, `{"Plain":1}`},
		{"unsigned", []uint{7}, `[7]`},
		{"times", []any{when, &when}, `["2025-03-12T01:02:03.45Z","2025-03-12T01:02:03.45Z"]`},
		{"any", map[string]any{"x": []any{nil, "y", Cluster{Id: Ptr("z")}}}, `{"x":[null,"y",{}]}`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := encodeBody(test.in)
			if err != nil || string(got) != test.want {
				t.Errorf("encodeBody(%#v) = %s, %v, want %s", test.in, got, err, test.want)
			}
		})
	}
}

func TestEncodeBodyErrors(t *testing.T) {
	spec := ReplicationSpec{RegionConfigs: []RegionConfig{{Value: &AWSRegionConfig{}}, {}}}
	tests := []struct {
		in   any
		want string
	}{
		{&Cluster{ReplicationSpecs: []ReplicationSpec{spec}}, `replicationSpecs[0].regionConfigs[1]: the union RegionConfig has no value`},
		{RegionConfig{Value: (*AWSRegionConfig)(nil)}, `the union RegionConfig has no value`},
		{map[string]any{"a.b": Nullable[RegionConfig]{state: present}}, `["a.b"]: the union RegionConfig has no value`},
		{&Cluster{CreateDate: new(time.Time), DiskSizeGB: Ptr(math.Inf(1))}, `diskSizeGB: json: unsupported value: +Inf`},
		{map[string]time.Time{"x": time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)}, `x: Time.AppendText: year outside of range [0,9999]`},
		{&Cluster{DiskSizeGB: Ptr(math.NaN())}, `diskSizeGB: json: unsupported value: NaN`},
		{&Cluster{Options: json.RawMessage("{")}, `options: unexpected end of JSON input`},
	}
	for _, test := range tests {
		if _, err := encodeBody(test.in); err == nil || err.Error() != test.want {
			t.Errorf("encodeBody(%#v) = %v, want %s", test.in, err, test.want)
		}
	}
	if _, err := encodeBody(RegionConfig{}); !errors.Is(err, errNoArm) {
		t.Errorf("encodeBody(RegionConfig{}) = %v, want %v", err, errNoArm)
	}
}

// TestProperties uses members with names that are equal or similar to flags.
func TestProperties(t *testing.T) {
	field := func(name string, tag reflect.StructTag) reflect.StructField {
		return reflect.StructField{Name: name, Type: reflect.TypeFor[int](), Tag: tag}
	}
	got := properties(reflect.StructOf([]reflect.StructField{
		field("A", `json:"-"`),
		field("B", `json:"-,"`),
		field("C", `json:",omitzero"`),
		field("D", `json:"omitzero" api:"secret,readonly"`),
		field("E", `json:"e,omitzero" api:"readonlyish"`),
	}))
	want := []property{
		{name: "-", index: 1},
		{name: "C", index: 2, omitZero: true},
		{name: "omitzero", index: 3, readOnly: true},
		{name: "e", index: 4, omitZero: true},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(property{})); diff != "" {
		t.Errorf("properties() differ (-want +got):\n%s", diff)
	}
}
