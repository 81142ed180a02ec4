package admin

import (
	"encoding/json"
	"strings"
)

// An errorForm describes the body of an error response. Each list holds paths:
// names of members with dots between them. The first path that leads to a value
// of the right kind applies.
type errorForm struct {
	code, title, detail []string // strings or numbers
	parameters          []string // lists of any values
	violations          []string // lists of objects
	field, description  []string // of an element of violations
	requestID           string   // response header with the request's id, or empty
}

// read sets the fields of e from its body. A member that is absent, or of another
// kind, leaves its field empty.
func (f *errorForm) read(e *Error) {
	if !json.Valid(e.Body) {
		return
	}
	e.Code = Code(textAt(e.Body, f.code))
	e.Reason = textAt(e.Body, f.title)
	e.Detail = textAt(e.Body, f.detail)
	_ = json.Unmarshal(listAt(e.Body, f.parameters), &e.Parameters)
	for v := elementsOf(listAt(e.Body, f.violations)); v.next(); {
		e.Violations = append(e.Violations, Violation{Field: textAt(v.value, f.field), Description: textAt(v.value, f.description)})
	}
}

// textAt returns the text at the first path that leads to a string that is not
// empty or to a number.
func textAt(body []byte, paths []string) string {
	for _, path := range paths {
		value := valueAt(body, path)
		switch kindOf(value) {
		case stringKind:
			if s := text(value); s != "" {
				return s
			}
		case numberKind:
			return string(value)
		}
	}
	return ""
}

// listAt returns the array at the first path that leads to one, or nil.
func listAt(body []byte, paths []string) []byte {
	for _, path := range paths {
		if value := valueAt(body, path); kindOf(value) == arrayKind {
			return value
		}
	}
	return nil
}

// valueAt returns the value at a path, or nil.
func valueAt(body []byte, path string) []byte {
	for name := range strings.SplitSeq(path, ".") {
		body = member(body, name)
	}
	return body
}
