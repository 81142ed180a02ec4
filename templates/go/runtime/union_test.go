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
		got, err := union.Shared()
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("Shared() of %T: %v, differs (-want +got):\n%s", arm, err, diff)
		}
	}
	other := RegionConfig{Value: NewRaw(json.RawMessage(`{"priority":"high"}`))}
	if _, err := other.Shared(); err == nil {
		t.Error("Shared() of a value of another kind = nil, want an error")
	}
}

func TestArmAs(t *testing.T) {
	raw := Threshold{Value: NewRaw(json.RawMessage(`{"from":1}`))}
	if got, err := raw.AsBoundFrom(); err != nil || *got.From != 1 {
		t.Errorf("AsBoundFrom() = %v, %v, want 1", got, err)
	}
	number := Threshold{Value: NewRaw(json.RawMessage(`{"to":1}`))}
	if _, err := number.AsBoundTo(); err == nil {
		t.Error("AsBoundTo() of a number = nil, want an error")
	}
	typed := Threshold{Value: &BoundTo{To: Ptr("x")}}
	if got, err := typed.AsBoundTo(); err != nil || got != typed.Value {
		t.Errorf("AsBoundTo() = %v, %v, want the arm itself", got, err)
	}
	if _, err := typed.AsBoundFrom(); err == nil {
		t.Error("AsBoundFrom() of another arm = nil, want an error")
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
