package surface

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const base = `package admin

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"net/http"
	"time"

	other "example.org/pair/v2"
)

var ErrLate = errors.New("late")

var client = http.Client{Timeout: time.Minute}

const Status, wait = http.StatusOK, 3 * time.Second

type ResponseHeader string

const (
	HeaderXBar ResponseHeader = "X-Bar"
	HeaderLow             = "Low"
)

type Thing struct {
	Name string
	When *time.Time
	Raw  json.RawMessage
	Pair other.Pair[string, int]
}

type Reader interface {
	io.Reader
	isReader()
}

func (t Thing) isReader() {}

func Max[T cmp.Ordered](a, b T) T {
	if a > b {
		return a
	}
	return b
}

func (t *Thing) All(ctx context.Context) iter.Seq2[*Thing, error] { return helper(client) }

func (t *Thing) Swap(a, b string) {}

func helper(c http.Client) iter.Seq2[*Thing, error] { return nil }
`

func TestPackages(t *testing.T) {
	for _, test := range []struct {
		name     string
		from, to string // a text of base, and its replacement
		want     Verdict
	}{
		{"the same", "", "", Verdict{Level: None}},
		{"a body", "return a\n", "return b\n", Verdict{Level: Patch}},
		{"an unexported function", "helper(", "helpful(", Verdict{Level: Patch}},
		{"an unexported constant", "3 * time.Second", "4 * time.Second", Verdict{Level: Patch}},
		{"a deprecated method", "func (t *Thing) Swap", "// Deprecated: no.\nfunc (t *Thing) Swap", Verdict{Level: Minor, Compatible: []string{"Thing.Swap: deprecated"}}},
		{"a deprecated field", "Name string", "// Name is one.\n\t//\n\t// Deprecated: no.\n\tName string", Verdict{Level: Minor, Compatible: []string{"Thing.Name: deprecated"}}},
		{"a deprecated constant that is not exported", "3 * time.Second", "3 * time.Second // Deprecated: x", Verdict{Level: Patch}},
		{"a word in a comment", "type Thing struct", "// Thing is what Deprecated: says.\ntype Thing struct", Verdict{Level: Patch}},
		{"a new field that is deprecated", "Name string", "Name string\n\t// Deprecated: no.\n\tAge int", Verdict{Level: Minor, Compatible: []string{"Thing.Age: added"}}},
		{"a header in another case", `"X-Bar"`, `"x-bar"`, Verdict{Level: Patch}},
		{"a text in another case", `"Low"`, `"low"`, Verdict{Level: Major, Incompatible: []string{`HeaderLow: value changed from "Low" to "low"`}}},
		{"a new field", "Name string", "Name string\n\tAge int", Verdict{Level: Minor, Compatible: []string{"Thing.Age: added"}}},
		{"a removed field", "Raw  json.RawMessage\n", "", Verdict{Level: Major, Incompatible: []string{"Thing.Raw: removed"}, Gone: []Symbol{{FieldName, "Thing", "Raw"}}}},
		{"another type of another package", "When *time.Time", "When *time.Duration", Verdict{Level: Major, Incompatible: []string{"Thing.When: changed from *time.Time to *time.Duration"}}},
		{"a removed name", "var ErrLate", "var errLate", Verdict{Level: Major, Incompatible: []string{"ErrLate: removed"}, Gone: []Symbol{{VariableName, "", "ErrLate"}}}},
		{"reordered parameters", "Swap(a, b string)", "Swap(b, a string)", Verdict{Level: Major, Incompatible: []string{
			"Thing.Swap: order of parameters changed from (a string, b string) to (b string, a string)"}}},
		{"parameters with other names", "Swap(a, b string)", "Swap(x, y string)", Verdict{Level: Patch}},
		{"a parameter", "All(ctx context.Context)", "All(ctx context.Context, n int)", Verdict{Level: Major, Incompatible: []string{
			"(*Thing).All: changed from func(context.Context) iter.Seq2[*Thing, error] to func(context.Context, int) iter.Seq2[*Thing, error]"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := Compare([]File{{"a.go", []byte(base)}}, []File{{"a.go", []byte(strings.Replace(base, test.from, test.to, 1))}})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("Packages (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPackagesErrors(t *testing.T) {
	good := []File{{"a.go", []byte("package p")}}
	for _, test := range []struct {
		name, source, want string
	}{
		{"no Go", "package", "expected 'IDENT'"},
		{"an unknown type", "package p\nvar X T", "undefined: T"},
	} {
		if _, err := Compare(good, []File{{"a.go", []byte(test.source)}}); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("Packages of %s = %v, want an error with %q", test.name, err, test.want)
		}
	}
	if _, err := Compare(nil, good); err == nil {
		t.Error("Packages of no files = nil, want an error")
	}
}
