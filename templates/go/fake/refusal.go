package fake

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
	sdk "github.com/atlasgen/atlasgen/templates/go/runtime"
)

// refusal returns an error of the fake itself.
func refusal(status int, format string, args ...any) *sdk.Error {
	return &sdk.Error{Status: sdk.Status(status), Code: "FAKE", Detail: fmt.Sprintf(format, args...)}
}

// disallowed returns the error of a request that the document does not allow.
func disallowed(faults []schema.Fault) *sdk.Error {
	e := refusal(http.StatusBadRequest, "the API's document does not allow this request")
	for _, f := range faults {
		if f.Path == "" {
			f.Path = "the body"
		}
		e.Violations = append(e.Violations, sdk.Violation{Field: f.Path, Description: f.Text})
	}
	return e
}

// refuse writes an error in the API's format. The request is nil if no operation
// matches it.
func (r *Request) refuse(w http.ResponseWriter, err error) {
	var e *sdk.Error
	if !errors.As(err, &e) || e.Status < 300 {
		e = refusal(http.StatusInternalServerError, "%v", err)
	}
	if e.RetryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int((e.RetryAfter+time.Second-1)/time.Second)))
	}
	w.Header().Set("Content-Type", r.errorType(int(e.Status)))
	w.WriteHeader(int(e.Status))
	_ = json.NewEncoder(w).Encode(errorBody(e, &table.Errors))
}

// errorType returns the document's media type for an error with a status.
func (r *Request) errorType(status int) string {
	const fallback = "application/json"
	if r == nil || r.Version == nil {
		return fallback
	}
	code := strconv.Itoa(status)
	for _, want := range []string{code, code[:1] + "XX", "default"} {
		for _, response := range r.Version.Responses {
			if media := r.shared(response.Media); response.Status == want && media != "" {
				return media
			}
		}
	}
	return fallback
}

// shared returns the media type that a body in the API's error format has, or "".
// A body whose media type names the version has a schema of its own.
func (r *Request) shared(media []ops.Media) string {
	for _, m := range media {
		if m.Schema != "" && (r.Version.Name == "" || !strings.Contains(m.Type, r.Version.Name)) {
			return m.Type
		}
	}
	return ""
}

// errorBody returns the body of an error answer. If the format has no place for
// violations, they are added to the detail.
func errorBody(e *sdk.Error, form *ops.Errors) any {
	detail := e.Detail
	var violations []any
	for _, v := range e.Violations {
		violations = append(violations, map[string]any{form.Field: v.Field, form.Description: v.Description})
		if len(form.Violations) == 0 {
			detail = strings.TrimPrefix(detail+"; "+v.Field+": "+v.Description, "; ")
		}
	}
	body := map[string]any{}
	for _, m := range []struct {
		path  []string
		value any
		ok    bool
	}{
		{form.Status, int(e.Status), true},
		{form.Code, e.Code, e.Code != ""},
		{form.Title, http.StatusText(int(e.Status)), true},
		{form.Detail, detail, detail != ""},
		{form.Parameters, e.Parameters, e.Parameters != nil},
		{form.Violations, violations, violations != nil},
	} {
		if m.ok && len(m.path) > 0 {
			put(body, m.path, m.value)
		}
	}
	return body
}

// put sets the member of an object at a path.
func put(object map[string]any, path []string, value any) {
	for _, name := range path[:len(path)-1] {
		inner, ok := object[name].(map[string]any)
		if !ok {
			inner = map[string]any{}
			object[name] = inner
		}
		object = inner
	}
	object[path[len(path)-1]] = value
}
