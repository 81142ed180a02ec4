package admin

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestDecodeLikeJSON compares the results with those of encoding/json.
func TestDecodeLikeJSON(t *testing.T) {
	type scalars struct {
		S     string           `json:"s"`
		P     *string          `json:"p"`
		State State            `json:"state"`
		I     int              `json:"i"`
		Small int8             `json:"small"`
		U     uint16           `json:"u"`
		F     float64          `json:"f"`
		B     bool             `json:"b"`
		T     *time.Time       `json:"t"`
		Free  json.RawMessage  `json:"free"`
		N     Nullable[*int]   `json:"n"`
		Any   any              `json:"any"`
		Bytes []byte           `json:"bytes"`
		Array [2]int           `json:"array"`
		List  []State          `json:"list"`
		Map   map[State][]bool `json:"map"`
		Inner *struct {
			Again *scalarsInner `json:"again"`
		} `json:"inner"`
	}
	texts := []string{
		`{}`, `null`, ` { } `, `{"unknown":{"s":[1,{"s":"]}"}]},"s":"x"}`,
		`{"s":"é","p":"","state":"IDLE","i":-9223372036854775808,"small":-128,"u":65535,"f":-0.5e-3,"b":true}`,
		`{"s":"\u00e9\n\"\ud83d\ude00","\u0070":"escaped name","b":false}`,
		"{\"s\":\"\xff\xfe is no UTF-8\"}",
		`{"s":null,"p":null,"i":null,"f":null,"b":null,"t":null,"free":null,"n":null,"any":null,"list":null,"map":null,"inner":null}`,
		`{"t":"2025-03-12T01:02:03.45Z","free":{"n": 1.0},"n":7,"any":[1,"x"],"bytes":"aGk=","array":[1,2,3]}`,
		"{ \"list\" : [ \"a\" , \"b\" , null ] ,\n\t\"map\" : { \"x\" : [ true ] , \"y\" : [ ] , \"z\" : null } }",
		`{"list":[],"map":{}}`, `{"inner":{"again":{"deep":[[[1]],[]]}}}`,
		`{"i":1,"i":2}`,
	}
	for _, text := range texts {
		var got, want scalars
		if err := json.Unmarshal([]byte(text), &want); err != nil {
			t.Fatal(err)
		}
		if err := decodeBody([]byte(text), &got); err != nil {
			t.Errorf("decodeBody(%s) = %v", text, err)
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(Nullable[*int]{})); diff != "" {
			t.Errorf("decodeBody(%s) differs (-want +got):\n%s", text, diff)
		}
	}
}

type scalarsInner struct {
	Deep [][][]float64 `json:"deep"`
}

func TestDecodeErrors(t *testing.T) {
	tests := []struct {
		in   string
		into any
		want string
	}{
		{`{"id":"i","extra":{"providerName":"AWS","priority":"high"}}`, new(Extensible), "extra.priority: json: cannot unmarshal string into Go value of type int"},
		{`{"id":1}`, new(Extensible), "id: json: cannot unmarshal number 1 into"},
		{`{"":{"id":[]}}`, new(map[string]Extensible), `[""].id: json: cannot unmarshal array`},
		{`{"mappings":{"a b":{"from":1}, "c":"d"},"mappings":[]}`, new(DefinitionMappings), "mappings: "},
		{`[{"providerName":"AWS"},{"providerName":"AWS","autoScaling":[]}]`, new(Definition), "[1].autoScaling: "},
		{`"x"`, new(Nullable[int]), "json: cannot unmarshal string"},
		{`{"a":[[1],[1,"x"]]}`, new(map[string][][]int), "a[1][1]: "},
		{`{"x":1e400}`, new(map[string]float64), "x: json: cannot unmarshal number 1e400"},
		{`{"x":128}`, new(map[string]int8), "x: json: cannot unmarshal number 128 into Go value of type int8"},
		{`{"x":1.0}`, new(map[string]int), "x: json: cannot unmarshal number 1.0"},
		{`{"x":true}`, new(map[string]string), "x: json: cannot unmarshal bool"},
		{`{"x":"true"}`, new(map[string]bool), "x: json: cannot unmarshal string"},
		{`{"x":{}}`, new(map[string]time.Time), "x: Time.UnmarshalJSON: input is not a JSON string"},
		{`{"x":-1}`, new(map[string]uint), "x: json: cannot unmarshal number -1"},
		{`[]`, new(*Cluster), "json: cannot unmarshal array into Go value of type admin.Cluster"},
		{`{} {}`, new(*Cluster), "at byte 4 of 5: invalid character '{' after top-level value"},
		{``, new(*Cluster), "at byte 0 of 0: unexpected end of JSON input"},
	}
	for _, test := range tests {
		if err := decodeBody([]byte(test.in), test.into); err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("decodeBody(%s) = %v, want it to begin with %q", test.in, err, test.want)
		}
	}
}

// TestDecodeNames checks that names that differ only in case are different.
func TestDecodeNames(t *testing.T) {
	var got KeyValue
	if err := decodeBody([]byte(`{"Key":"a","key":"b","VALUE":"c"}`), &got); err != nil || got.Key != "b" || got.Value != "" {
		t.Errorf("decodeBody() = %+v, %v, want the exact names only", got, err)
	}
}

// A fuzzed has names without letters, because encoding/json ignores the case of
// letters.
type fuzzed struct {
	Text   *string             `json:"1"`
	List   []fuzzed            `json:"2"`
	Map    map[string]*float64 `json:"3"`
	Number Nullable[int]       `json:"4"`
	Time   *time.Time          `json:"5"`
	Free   json.RawMessage     `json:"6"`
	Union  *Definition         `json:"7"`
	Enum   State               `json:"8"`
	Flags  [][]bool            `json:"9"`
}

// FuzzDecode compares the results with those of encoding/json.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"1":"a\u0062","2":[{"1":null},{"2":[]}],"3":{"x":1.5e3},"4":null,"5":"2025-03-12T00:00:00Z","6":[ 1 ],"7":["x"],"8":"IDLE","9":[[true]]}`))
	f.Add([]byte(`{"1":1,"3":{"x":1e999},"4":1.0,"7":{"mappings":{}}}`))
	f.Add([]byte(` [ "\ud800" ] `))
	f.Fuzz(func(t *testing.T, data []byte) {
		if json.Valid(data) && repeatsName(data) {
			return // encoding/json would merge both values
		}
		var got, want fuzzed
		wantErr := json.Unmarshal(data, &want)
		gotErr := decodeBody(data, &got)
		if (gotErr == nil) != (wantErr == nil) {
			t.Fatalf("decodeBody(%s) = %v, want %v", data, gotErr, wantErr)
		}
		if gotErr == nil && !reflect.DeepEqual(got, want) {
			t.Errorf("decodeBody(%s) = %+v, want %+v", data, got, want)
		}
	})
}

// repeatsName reports whether an object inside a JSON text has two members with
// one name.
func repeatsName(data []byte) bool {
	seen := make(map[string]bool)
	for m := membersOf(data); m.next(); {
		if seen[text(m.key)] || repeatsName(m.value) {
			return true
		}
		seen[text(m.key)] = true
	}
	for e := elementsOf(data); e.next(); {
		if repeatsName(e.value) {
			return true
		}
	}
	return false
}
