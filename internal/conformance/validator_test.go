//go:build conformance

package conformance

import (
	"bytes"
	"maps"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"github.com/dlclark/regexp2"
	"github.com/pb33f/jsonschema/v6"
	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
	"github.com/pb33f/libopenapi-validator/config"
	v3 "github.com/pb33f/libopenapi/datamodel/high/v3"
)

// TestValidator checks every sent request with libopenapi-validator and the
// document.
func TestValidator(t *testing.T) {
	file := shared(t, newest)
	s, uses := cut(t, file, "2025-03-12")
	document := newValidity(t, s.json(t))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }))
	defer server.Close()
	t.Setenv("CONFORMANCE_SERVER", server.URL)
	exceptions := maps.Clone(validatorAlone)
	maps.Copy(exceptions, noOneArm)
	a := attempt{doc: load(t, file), dir: filepath.Join(generate(t, file, "2025-03-12"), "admin"), exceptions: exceptions}
	a.run(t, uses, func(e *errand, r report) string {
		if len(r.Requests) != 1 {
			return "there is no request: " + r.Error
		}
		return document.problem(s.path(e.use.Operation.Path), r)
	})
}

// validatorAlone lists operations whose request this validator rejects and
// Prism accepts, with a text of the error.
var validatorAlone = map[string]string{
	"setGroupLimit":          "discriminator property 'name' is missing", // it is read-only, and must not be sent
	"createStreamConnection": "oneOf",                                    // the arm Sample admits the values of the others
	"updateStreamConnection": "oneOf",                                    // the same
}

// A validity validates requests.
type validity struct {
	validator.Validator
	paths *v3.Paths
}

func newValidity(t *testing.T, data []byte) validity {
	t.Helper()
	document, err := libopenapi.NewDocument(data)
	if err != nil {
		t.Fatal(err)
	}
	model, err := document.BuildV3Model()
	if err != nil {
		t.Fatal(err)
	}
	// Each schema is needed once or twice, and those of responses never, so
	// caching them does not help.
	v := validator.NewValidatorFromV3Model(&model.Model, config.WithSchemaCache(nil), config.WithRegexEngine(compileECMA))
	return validity{v, model.Model.Paths}
}

// problem returns the problem of the request of a call, or an empty string.
// path is passed because the validator itself confuses "{name}:verb" with
// "{name}".
func (v validity) problem(path string, r report) string {
	q := r.Requests[0]
	request := httptest.NewRequest(q.Method, "https://cloud.mongodb.com"+q.Path+"?"+q.Query, bytes.NewReader(q.Body))
	request.Header = q.Header
	item, ok := v.paths.PathItems.Get(path)
	if !ok {
		return "the document has no path " + path
	}
	text := ""
	if ok, errs := v.ValidateHttpRequestSyncWithPathItem(request, item, path); !ok {
		for _, err := range errs {
			text += err.Error() + "; "
		}
	}
	return text
}

// An ecmaPattern is a pattern of JSON Schema (ECMA 262), including lookahead.
type ecmaPattern struct{ *regexp2.Regexp }

func compileECMA(pattern string) (jsonschema.Regexp, error) {
	re, err := regexp2.Compile(pattern, regexp2.ECMAScript)
	return ecmaPattern{re}, err
}

func (p ecmaPattern) MatchString(s string) bool {
	ok, err := p.Regexp.MatchString(s)
	return ok && err == nil
}
