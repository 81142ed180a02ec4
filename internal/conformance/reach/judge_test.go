//go:build conformance

package reach

import (
	"bytes"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dlclark/regexp2"
	"github.com/pb33f/jsonschema/v6"
	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
	"github.com/pb33f/libopenapi-validator/config"
	v3 "github.com/pb33f/libopenapi/datamodel/high/v3"

	"github.com/atlasgen/atlasgen/internal/model"
)

// A judge validates requests with a program of other people.
type judge struct {
	validator.Validator
	paths *v3.Paths
	base  string // of the first server
}

func newJudge(t *testing.T, s *subject) judge {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(os.Getenv("REACH"), filepath.FromSlash(s.name)+".json"))
	if err != nil {
		t.Fatal(err)
	}
	document, err := libopenapi.NewDocument(data)
	if err != nil {
		t.Fatal(err)
	}
	m, err := document.BuildV3Model()
	if err != nil {
		t.Fatal(err)
	}
	base := s.doc.BaseURL()
	if u, err := url.Parse(base); err != nil || u.Host == "" {
		base = "https://api.example.com" + strings.TrimRight(base, "/")
	}
	return judge{validator.NewValidatorFromV3Model(&m.Model, config.WithRegexEngine(compileECMA)), m.Model.Paths, base}
}

// problem returns what is wrong with a request, or an empty string.
func (j judge) problem(op *model.Operation, r report) string {
	request := httptest.NewRequest(r.Method, j.base+r.URL, bytes.NewReader(r.Body))
	request.Header = r.Header
	item, ok := j.paths.PathItems.Get(op.Path)
	if !ok {
		return "the document has no path " + op.Path
	}
	var all []string
	if ok, errs := j.ValidateHttpRequestSyncWithPathItem(request, item, op.Path); !ok {
		for _, err := range errs {
			text := err.Error()
			for _, cause := range err.SchemaValidationErrors {
				text += " (" + cause.Reason + " at " + cause.FieldPath + ")"
			}
			all = append(all, text)
		}
	}
	return strings.Join(all, "; ")
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
