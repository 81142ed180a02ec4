//go:build conformance

package conformance

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
	"github.com/atlasgen/atlasgen/internal/conformance/value"
)

// An attempt calls operations at a server that validates the requests.
type attempt struct {
	doc        *spec.Document
	dir        string            // of the SDK's package
	exceptions map[string]string // operations that may fail, with a text that their error contains
}

// noOneArm lists operations whose body is a union with a oneOf that no value
// satisfies, because each arm admits the values of another. A discriminator
// would distinguish them, but validators of JSON Schema do not read it.
var noOneArm = map[string]string{
	"createCloudProviderAccess":      "oneOf",
	"createFailoverConnection":       "oneOf",
	"createIdentityProvider":         "oneOf",
	"createRestPrivateEndpoint":      "oneOf",
	"updateIdentityProvider":         "oneOf",
	"updateStreamFailoverConnection": "oneOf",
}

// An operation is called with one value, and if that fails with more others. A
// value of one arm can be valid for another arm too, if only the discriminator
// distinguishes them. And an empty required list is absent from a query.
const more = 3

// run calls each operation with values made from the document, until judge
// finds no problem. An unnecessary exception is an error.
func (a attempt) run(t *testing.T, uses []spec.Use, judge func(*errand, report) string) {
	t.Helper()
	problems, calls := map[string]string{}, 0
	try := func(uses []spec.Use, seed uint64) (left []spec.Use) {
		errands := plan(a.doc, uses, seed)
		calls += len(errands)
		good := map[string]bool{}
		for i, r := range sendWith(t, a.dir, "TestForward", errands) {
			name, problem := errands[i].use.Operation.Name, judge(errands[i], r)
			good[name] = good[name] || problem == ""
			if problem != "" {
				problems[name] = fmt.Sprintf("%.2000s; sent %.600s", problem, errands[i].Body)
			}
		}
		return slices.DeleteFunc(slices.Clone(uses), func(u spec.Use) bool { return good[u.Operation.Name] })
	}
	left := try(uses, 1)
	t.Setenv("CONFORMANCE_PREFER", "dynamic=true") // examples in the document may be wrong
	left = try(slices.Repeat(left, more), 2)
	left = left[:len(left)/more]
	for _, use := range left {
		name := use.Operation.Name
		if text := a.exceptions[name]; text != "" && strings.Contains(problems[name], text) {
			t.Logf("exception: %s", name)
		} else {
			t.Errorf("%s (%s %s): %s", name, use.Operation.Method, use.Operation.Path, problems[name])
		}
	}
	for name := range a.exceptions {
		if !slices.ContainsFunc(left, func(u spec.Use) bool { return u.Operation.Name == name }) {
			t.Errorf("%s succeeds: remove its exception", name)
		}
	}
	t.Logf("%d operations, %d calls, %d operations without a problem", len(uses), calls, len(uses)-len(left))
}

// beyondFloat matches integers that JavaScript, and therefore Prism, cannot
// represent.
var beyondFloat = regexp.MustCompile(`(^|[:,\[\s])-?[0-9]{16}`)

// plan returns one call with all parameters for each operation. It uses only
// values that the document lists.
func plan(doc *spec.Document, uses []spec.Use, seed uint64) []*errand {
	values := value.New(doc, seed)
	values.Strict = true
	b := booker{values, "2025-03-12"}
	var errands []*errand
	for _, use := range uses {
		e := b.errand(use, false)
		for beyondFloat.Match(e.Body) || slices.ContainsFunc(slices.Collect(maps.Values(e.Params)), func(p json.RawMessage) bool { return beyondFloat.Match(p) }) {
			e = b.errand(use, false)
		}
		errands = append(errands, e)
	}
	return errands
}

// sendWith is send with another probe.
func sendWith(t *testing.T, dir, name string, errands []*errand) []report {
	t.Helper()
	in, out := filepath.Join(t.TempDir(), "errands"), filepath.Join(t.TempDir(), "reports")
	data, err := json.Marshal(errands)
	if err != nil {
		t.Fatal(err)
	}
	write(t, in, data)
	t.Setenv("CONFORMANCE_ERRANDS", in)
	t.Setenv("CONFORMANCE_REPORTS", out)
	probe(t, dir, name, map[string][]byte{"calls_test.go": nil, "forward_test.go": nil})
	if data, err = os.ReadFile(out); err != nil {
		t.Fatal(err)
	}
	var reports []report
	if err := json.Unmarshal(data, &reports); err != nil || len(reports) != len(errands) {
		t.Fatalf("reports = %d, %v; want %d", len(reports), err, len(errands))
	}
	return reports
}
