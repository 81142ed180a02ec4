package admin

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestUnionRoundTrip(t *testing.T) {
	tests := []struct {
		in   string
		want RegionConfigValue
	}{
		{`{"providerName":"AWS","priority":7}`, &AWSRegionConfig{ProviderName: Ptr("AWS"), Priority: Ptr(7)}},
		{`{"providerName":"AZURE","regionName":"X"}`, &AzureRegionConfig{ProviderName: Ptr("AZURE"), RegionName: Ptr("X")}},
		{`{"providerName":"MARS","n":1.00000000000000000001}`, &Raw{Tag: "MARS", data: json.RawMessage(`{"providerName":"MARS","n":1.00000000000000000001}`)}},
		{`{"n":1}`, &Raw{data: json.RawMessage(`{"n":1}`)}},
		{`null`, &Raw{data: json.RawMessage(`null`)}},
	}
	for _, test := range tests {
		var u RegionConfig
		if err := json.Unmarshal([]byte(test.in), &u); err != nil {
			t.Fatalf("Unmarshal(%s) = %v", test.in, err)
		}
		if diff := cmp.Diff(test.want, u.Value, cmp.AllowUnexported(Raw{})); diff != "" {
			t.Errorf("Unmarshal(%s) differs (-want +got):\n%s", test.in, diff)
		}
		if got, err := json.Marshal(u); err != nil || string(got) != test.in {
			t.Errorf("Marshal(%#v) = %s, %v, want %s", u, got, err, test.in)
		}
	}
}

func TestRawKeepsBytes(t *testing.T) {
	const in = `{ "providerName" : "\u004dARS", "big" : 123456789012345678901234567890.50 }`
	var list []RegionConfig
	if err := json.Unmarshal([]byte("["+in+"]"), &list); err != nil {
		t.Fatal(err)
	}
	raw, ok := list[0].Value.(*Raw)
	if !ok || string(raw.Bytes()) != in || raw.Tag != "MARS" {
		t.Errorf("Unmarshal(%s) = %+v, want a Raw with the tag MARS and the same bytes", in, list[0].Value)
	}
}

func TestUnionWithoutArm(t *testing.T) {
	if got, err := json.Marshal(RegionConfig{}); err != nil || string(got) != "null" {
		t.Errorf("Marshal(RegionConfig{}) = %s, %v, want null", got, err)
	}
}

func TestShared(t *testing.T) {
	want := &RegionConfigShared{ProviderName: Ptr("P"), Priority: Ptr(7)}
	arms := []RegionConfigValue{
		&AWSRegionConfig{ProviderName: Ptr("P"), Priority: Ptr(7), AutoScaling: &AutoScaling{}},
		NewRaw(json.RawMessage(`{"providerName":"P","priority":7,"else":[]}`)),
	}
	for _, arm := range arms {
		union := RegionConfig{Value: arm}
		if diff := cmp.Diff(want, union.Shared()); diff != "" {
			t.Errorf("Shared() of %T differs (-want +got):\n%s", arm, diff)
		}
	}
	other := RegionConfig{Value: NewRaw(json.RawMessage(`{"priority":"high","providerName":"P"}`))}
	if got := other.Shared(); got.Priority != nil || *got.ProviderName != "P" {
		t.Errorf("Shared() = %+v, want the property of the right type alone", got)
	}
	if got := new(RegionConfig).Shared(); got.Priority != nil {
		t.Errorf("Shared() of no value = %+v, want no properties", got)
	}
}

func TestSetShared(t *testing.T) {
	tests := []struct{ in, want string }{
		{`{"providerName":"AWS","priority":7,"autoScaling":{}}`, `{"providerName":"AWS","priority":6,"autoScaling":{}}`},
		{`{"x": 1.0, "providerName":"MARS", "priority":7, "y":{ }}`, `{"x":1.0,"providerName":"MARS","priority":6,"y":{}}`},
		{`{"providerName":"MARS"}`, `{"providerName":"MARS","priority":6}`},
		{`{}`, `{"priority":6}`},
	}
	for _, test := range tests {
		var u RegionConfig
		if err := json.Unmarshal([]byte(test.in), &u); err != nil {
			t.Fatal(err)
		}
		s := u.Shared()
		s.Priority = Ptr(6)
		if err := u.SetShared(s); err != nil {
			t.Errorf("SetShared() of %s = %v", test.in, err)
		}
		if got, err := json.Marshal(u); err != nil || string(got) != test.want {
			t.Errorf("SetShared() of %s: %s, %v, want %s", test.in, got, err, test.want)
		}
	}
}

func TestSetSharedOfRaw(t *testing.T) {
	u := RegionConfig{Value: NewRaw(json.RawMessage(`{"providerName":"MARS","priority":7,"n":[1]}`))}
	s := u.Shared()
	s.ProviderName, s.Priority = Ptr("VENUS"), nil
	if err := u.SetShared(s); err != nil {
		t.Fatal(err)
	}
	raw := u.Value.(*Raw)
	if got := string(raw.Bytes()); got != `{"providerName":"VENUS","n":[1]}` || raw.Tag != "VENUS" {
		t.Errorf("SetShared() = %s with the tag %s, want VENUS and no priority", got, raw.Tag)
	}
	for _, u := range []RegionConfig{{}, {Value: (*AWSRegionConfig)(nil)}, {Value: NewRaw(json.RawMessage(`[]`))}} {
		if err := u.SetShared(s); err == nil {
			t.Errorf("SetShared() of %v = nil, want an error", u.Value)
		}
	}
}

func TestAs(t *testing.T) {
	raw := Threshold{Value: NewRaw(json.RawMessage(`{"from":1}`))}
	got, err := As[BoundFrom](&raw)
	if err != nil || *got.From != 1 || raw.Value != got {
		t.Errorf("As[BoundFrom]() = %v, %v, want 1, and that the union holds it", got, err)
	}
	got.From = Ptr(2)
	if text, err := encodeBody(raw); err != nil || string(text) != `{"from":2}` {
		t.Errorf("a changed arm is sent as %s, %v", text, err)
	}
	if again, err := As[BoundFrom](&raw); err != nil || again != got {
		t.Errorf("As[BoundFrom]() again = %v, %v, want the same pointer", again, err)
	}
	typed := Threshold{Value: &BoundTo{To: Ptr("x")}}
	if got, err := As[BoundTo](&typed); err != nil || got != typed.Value {
		t.Errorf("As[BoundTo]() = %v, %v, want the arm itself", got, err)
	}
}

func TestAsFails(t *testing.T) {
	number := NewRaw(json.RawMessage(`{"to":1}`))
	u := Threshold{Value: number}
	if _, err := As[BoundTo](&u); err == nil || u.Value != number {
		t.Errorf("As[BoundTo]() of a number = %v, want an error and the old value", err)
	}
	for _, u := range []Threshold{{}, {Value: (*BoundTo)(nil)}, {Value: (*Raw)(nil)}, {Value: &BoundFrom{}}} {
		if _, err := As[BoundTo](&u); err == nil {
			t.Errorf("As[BoundTo]() of %T = nil, want an error", u.Value)
		}
	}
	const venus = `{"providerName":"VENUS","n":[1]}`
	var unknown RegionConfig
	if err := json.Unmarshal([]byte(venus), &unknown); err != nil {
		t.Fatal(err)
	}
	if got, err := As[AWSRegionConfig](&unknown); err == nil || string(unknown.Value.(*Raw).Bytes()) != venus {
		t.Errorf("As[AWSRegionConfig]() of an unknown arm = %v, %v, want an error and the old value", got, err)
	}
	if _, err := As[AWSRegionConfig](&u); err == nil {
		t.Error("As[AWSRegionConfig]() of a threshold = nil, want an error")
	}
}

func TestDefinition(t *testing.T) {
	tests := []struct{ in, want string }{
		{`"x"`, "*admin.DefinitionText"},
		{`[{"providerName":"AWS"}]`, "*admin.DefinitionList"},
		{`{"mappings":{"a":{"from":1}}}`, "*admin.DefinitionMappings"},
		{`{"fields":[]}`, "*admin.Raw"},
		{`12`, "*admin.Raw"},
	}
	for _, test := range tests {
		var u Definition
		if err := json.Unmarshal([]byte(test.in), &u); err != nil {
			t.Fatalf("Unmarshal(%s) = %v", test.in, err)
		}
		if got := fmt.Sprintf("%T", u.Value); got != test.want {
			t.Errorf("Unmarshal(%s) = %s, want %s", test.in, got, test.want)
		}
		if got, err := json.Marshal(u); err != nil || string(got) != test.in {
			t.Errorf("Marshal(%#v) = %s, %v, want %s", u, got, err, test.in)
		}
	}
}
