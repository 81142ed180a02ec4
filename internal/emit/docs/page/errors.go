package page

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/docs/sample"
	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/emit/value"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Errors describe the errors of the API: their status codes, frequency and content.
type Errors struct {
	Codes []Failure   // by status
	Body  *Body       // most error responses have it; nil if the document describes none
	Go    sample.Code // how a program distinguishes errors
}

// A Failure is a status code with the number of operations that return it.
type Failure struct {
	Anchor      string
	Status      string
	Description string   // CommonMark, of the first response
	Codes       []string // that the examples of these responses have, sorted
	Operations  int
}

// Errors describes the errors of all operations.
func (s *Site) Errors() *Errors {
	e := &Errors{Codes: s.Failures(), Go: sample.Errors()}
	if payload := s.commonError(); payload != nil {
		t := newTrees(s)
		t.side = value.Response
		e.Body = t.body(payload, t.anchors.take("error"))
	}
	return e
}

// Failures returns the status codes of errors, sorted.
func (s *Site) Failures() []Failure {
	var all []Failure
	for _, subject := range s.Subjects {
		for _, r := range subject.Current.Responses {
			if !r.Failure() {
				continue
			}
			i := slices.IndexFunc(all, func(f Failure) bool { return f.Status == r.Status })
			if i < 0 {
				i = len(all)
				all = append(all, Failure{Anchor: "status-" + r.Status, Status: r.Status, Description: r.Description})
			}
			all[i].Operations++
			if code := s.errorCode(r); code != "" && !slices.Contains(all[i].Codes, code) {
				all[i].Codes = append(all[i].Codes, code)
			}
		}
	}
	slices.SortFunc(all, func(a, b Failure) int { return strings.Compare(a.Status, b.Status) })
	for _, f := range all {
		slices.Sort(f.Codes)
	}
	return all
}

// commonError returns the payload of the first shared error response or, if none is
// shared, of the first error response.
func (s *Site) commonError() *model.Payload {
	var first *model.Payload
	for _, subject := range s.Subjects {
		for _, r := range subject.Current.Responses {
			if !r.Failure() || len(r.Payloads) == 0 || r.Payloads[0].Schema == nil {
				continue
			}
			if r.Shared != "" {
				return r.Payloads[0]
			}
			if first == nil {
				first = r.Payloads[0]
			}
		}
	}
	return first
}

// errorCode returns the code in the example of an error, or "".
func (s *Site) errorCode(r *model.Response) string {
	if len(r.Payloads) == 0 {
		return ""
	}
	for _, path := range s.options.ErrorCode {
		var at any
		_ = json.Unmarshal([]byte(r.Payloads[0].Example), &at) // without an example there is no code
		for name := range strings.SplitSeq(path, ".") {
			members, _ := at.(map[string]any)
			at = members[name]
		}
		if code, ok := at.(string); ok {
			return text.Printable(code)
		}
	}
	return ""
}
