//go:build conformance

package conformance

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
)

const byPrism = "Prism takes it (TestPrism), of all values at the latest in the fourth round"

// validatorRefuses are the operations whose request the validator does not take,
// with the reason.
var validatorRefuses = map[string]string{
	"createCloudProviderAccess":      noOneArm,
	"createFailoverConnection":       noOneArm,
	"createIdentityProvider":         noOneArm,
	"createRestPrivateEndpoint":      noOneArm,
	"updateIdentityProvider":         noOneArm,
	"updateStreamFailoverConnection": noOneArm,

	"createStreamConnection": byPrism,
	"getIndexMeasurements":   byPrism, // a required list is empty, so that nothing is sent
	"listMeasurements":       byPrism, // the same
	"setGroupLimit":          byPrism,
	"updateStreamConnection": byPrism,
}

// cannotCope are the errors by which the validator says that it does not
// understand the document: paths with a custom method behind a parameter, and
// patterns that look ahead. There Prism is the judge.
var cannotCope = []string{"The POST method for that path does not exist", "schema compilation"}

// TestValidator holds every request, as sent, against the document with a
// validator that others wrote.
func TestValidator(t *testing.T) {
	file := shared(t, newest)
	s, uses := cut(t, file, "2025-03-12")
	document, err := libopenapi.NewDocument(s.json(t))
	if err != nil {
		t.Fatal(err)
	}
	judge, errs := validator.NewValidator(document)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }))
	defer server.Close()
	t.Setenv("CONFORMANCE_SERVER", server.URL)
	errands := plan(load(t, file), uses, 1)
	reports := sendWith(t, filepath.Join(generate(t, file, "2025-03-12"), "admin"), "TestForward", errands)
	valid := 0
	for i, e := range errands {
		name := e.use.Operation.Name
		problem := judgeRequest(t, judge, reports[i])
		reason := validatorRefuses[name]
		switch {
		case problem == "":
			valid++
		case slices.ContainsFunc(cannotCope, func(text string) bool { return strings.Contains(problem, text) }):
			t.Logf("left to Prism: %s", name)
		case reason != "":
			t.Logf("exception %s: %s", name, reason)
		default:
			t.Errorf("%s (%s %s): %.600s; sent %.600s", name, e.use.Operation.Method, e.use.Operation.Path, problem, e.Body)
		}
	}
	t.Logf("%d operations, %d requests valid", len(uses), valid)
}

// judgeRequest says what is wrong with the request of a call, if anything is.
func judgeRequest(t *testing.T, judge validator.Validator, r report) string {
	t.Helper()
	if len(r.Requests) != 1 {
		return "there is no request: " + r.Error
	}
	q := r.Requests[0]
	request := httptest.NewRequest(q.Method, "https://cloud.mongodb.com"+q.Path+"?"+q.Query, bytes.NewReader(q.Body))
	request.Header = q.Header
	if ok, errs := judge.ValidateHttpRequestSync(request); !ok {
		text := ""
		for _, err := range errs {
			text += err.Error() + "; "
		}
		return text
	}
	return ""
}
