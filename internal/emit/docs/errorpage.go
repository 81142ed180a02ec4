package docs

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/docs/sample"
	"github.com/atlasgen/atlasgen/internal/emit/value"
	"github.com/atlasgen/atlasgen/internal/model"
)

type errorsView struct{ Codes, Tree, Go template.HTML }

// errorsPage shows which errors there are, how often, and what they hold.
func (s *site) errorsPage() error {
	v := errorsView{Codes: s.codes(), Tree: atTop(s.errorTree()), Go: template.HTML(codeHTML(sample.Errors()))}
	return s.html("errors.html", "errors.html", "Errors", s.nav(nil, "errors.html"), v)
}

// A Failure is a status code with how many operations answer it.
type failure struct {
	status, description string
	operations          int
}

func (s *site) codes() template.HTML {
	var m markup
	m.raw("<table><thead><tr><th scope=\"col\">Status</th><th scope=\"col\">Meaning</th><th scope=\"col\">Operations</th></tr></thead><tbody>\n")
	for _, f := range s.failures() {
		m.raw("<tr><td>")
		m.text(f.status)
		m.raw("</td><td>", string(atTop(template.HTML(s.prose.HTML(f.description)))), "</td><td>", strconv.Itoa(f.operations), "</td></tr>\n")
	}
	m.raw("</tbody></table>\n")
	return m.html()
}

// failures returns the error codes of the operations, in order, each with the
// description that is met first.
func (s *site) failures() []failure {
	var all []failure
	for _, subject := range s.subjects {
		for _, r := range subject.current.Responses {
			if !isError(r) {
				continue
			}
			i := slices.IndexFunc(all, func(f failure) bool { return f.status == r.Status })
			if i < 0 {
				i = len(all)
				all = append(all, failure{status: r.Status, description: r.Description})
			}
			all[i].operations++
		}
	}
	slices.SortFunc(all, func(a, b failure) int { return strings.Compare(a.status, b.status) })
	return all
}

// errorTree describes the body that most error answers share.
func (s *site) errorTree() template.HTML {
	payload := s.commonError()
	if payload == nil {
		return "<p>The document describes no body of an error.</p>\n"
	}
	t := newTrees(s)
	t.side = value.Response
	o := &outline{site: s}
	o.body(t.body(payload, t.anchors.take("error")), "")
	return o.html()
}

// commonError returns the payload of the first error answer that is shared, else
// of the first.
func (s *site) commonError() *model.Payload {
	var first *model.Payload
	for _, subject := range s.subjects {
		for _, r := range subject.current.Responses {
			if !isError(r) || len(r.Payloads) == 0 || r.Payloads[0].Schema == nil {
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
