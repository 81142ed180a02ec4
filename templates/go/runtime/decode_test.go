package admin

import (
	"encoding/json"
	"errors"
	"math"
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
		{`{"x":1.5}`, new(map[string]int), "x: json: cannot unmarshal number 1.5"},
		{`{"x":1e300}`, new(map[string]int), "x: json: cannot unmarshal number 1e300"},
		{`{"x":1e-1}`, new(map[string]int), "x: json: cannot unmarshal number 1e-1"},
		{`{"x":128.0}`, new(map[string]int8), "x: json: cannot unmarshal number 128.0"},
		{`{"x":1.28e2}`, new(map[string]int8), "x: json: cannot unmarshal number 1.28e2"},
		{`{"x":"2025-13-12T01:02:60Z"}`, new(map[string]time.Time), `x: parsing time "2025-13-12T01:02:60Z"`},
		{`{"x":"yes"} ` + "\x00", new(map[string]int), "at byte 13 of 13: invalid character '\\x00' after top-level value"},
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

// TestDecodeSpellings decodes values that JSON and RFC 3339 allow and
// encoding/json refuses: integers with a fraction of zeros or an exponent, and
// times in lower case or with a leap second.
func TestDecodeSpellings(t *testing.T) {
	integers := map[string]int64{
		"1.0": 1, "-7.000": -7, "1e2": 100, "1.5e1": 15, "2E+3": 2000, "100e-2": 1, "-0.0": 0,
		"9223372036854775807.0": math.MaxInt64, "9007199254740992e0": 1 << 53,
	}
	for text, want := range integers {
		var got int64
		if err := decodeBody([]byte(text), &got); err != nil || got != want {
			t.Errorf("decodeBody(%s) = %d, %v, want %d", text, got, err, want)
		}
	}
	times := map[string]string{
		"2025-03-12t01:02:03z":         "2025-03-12T01:02:03Z",
		"2016-12-31T23:59:60Z":         "2017-01-01T00:00:00Z",
		"2016-12-31t23:59:60.5+00:00":  "2017-01-01T00:00:00.5Z",
		"2025-03-12T01:02:03.25+01:00": "2025-03-12T00:02:03.25Z",
		"1990-12-31T15:59:60-08:00":    "1991-01-01T00:00:00Z",
	}
	for text, want := range times {
		var got time.Time
		if err := decodeBody([]byte(`"`+text+`"`), &got); err != nil || got.UTC().Format(time.RFC3339Nano) != want {
			t.Errorf("decodeBody(%q) = %v, %v, want %s", text, got, err, want)
		}
	}
}

// TestDecodeScalars checks that optional scalars that share an allocation are
// independent, for more of them than one box has.
func TestDecodeScalars(t *testing.T) {
	type many struct {
		A, B, C, D, E, F, G, H, I, J *string
		N                            *int
		Inner                        *many
	}
	const text = `{"J":"j","A":"a","N":1,"Inner":{"A":"x","N":2,"J":null},"I":"i","A":"again","B":null}`
	var got many
	if err := decodeBody([]byte(text), &got); err != nil {
		t.Fatal(err)
	}
	want := many{A: Ptr("again"), I: Ptr("i"), J: Ptr("j"), N: Ptr(1), Inner: &many{A: Ptr("x"), N: Ptr(2)}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("differs (-want +got):\n%s", diff)
	}
	*got.A, *got.N, *got.Inner.N = "changed", 7, 8
	want.A, want.N, want.Inner.N = Ptr("changed"), Ptr(7), Ptr(8)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("after a change (-want +got):\n%s", diff)
	}
}

// TestDecodeStrings decodes strings that share their text, and longer ones.
func TestDecodeStrings(t *testing.T) {
	var want []string
	for i := range 300 {
		want = append(want, strings.Repeat(string(rune('a'+i%26)), i))
	}
	text, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	if err := decodeBody(text, &got); err != nil {
		t.Fatal(err)
	}
	clear(text) // the strings are copies
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("differs (-want +got):\n%s", diff)
	}
}

// TestDecodeDepth decodes texts at the limit of encoding/json for the depth.
func TestDecodeDepth(t *testing.T) {
	type list []list
	for _, depth := range []int{maxDepth, maxDepth + 1} {
		text := []byte(strings.Repeat("[", depth) + strings.Repeat("]", depth))
		for _, into := range []any{new(list), new(struct{})} {
			err := decodeBody(text, into)
			var syntax *json.SyntaxError
			if tooDeep := errors.As(err, &syntax); tooDeep != (depth > maxDepth) {
				t.Errorf("depth %d into %T: %v", depth, into, err)
			}
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
		if gotErr == nil && wantErr != nil && otherSpelling(wantErr) {
			return
		}
		if (gotErr == nil) != (wantErr == nil) {
			t.Fatalf("decodeBody(%s) = %v, want %v", data, gotErr, wantErr)
		}
		if gotErr == nil && !reflect.DeepEqual(got, want) {
			t.Errorf("decodeBody(%s) = %+v, want %+v", data, got, want)
		}
	})
}

// otherSpelling reports whether encoding/json refuses a text because of the
// spelling of an integer or a time.
func otherSpelling(err error) bool {
	var mismatch *json.UnmarshalTypeError
	var wrong *time.ParseError
	return errors.As(err, &mismatch) && strings.HasPrefix(mismatch.Value, "number") || errors.As(err, &wrong)
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
