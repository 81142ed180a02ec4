package page

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// An Advice says what a caller can do about an error.
type Advice struct {
	Text string   `json:"text"`         // sentences
	Of   []string `json:"of,omitempty"` // what to look at: parameters, properties or headers
}

// advices are what to do about statuses, whatever the operation (RFC 9110, section
// 15.5, and RFC 6585).
var advices = map[string]string{
	"400": "Correct the request: the answer says what is wrong.",
	"401": "Check that the credentials are sent, complete and still valid.",
	"402": "The account lacks a payment method, or what this needs is not paid for.",
	"403": "The credentials are valid but may not do this: ask for a role that may.",
	"404": "Check what the path names, and that the credentials may see it.",
	"405": "The resource does not allow this method in its present state or kind.",
	"406": "Ask for one of the media types on this page.",
	"409": "Something holds the resource, or it exists already: read its state, then decide whether to try again.",
	"410": "The resource or this version of the operation is gone: use a newer version.",
	"413": "Send less at once.",
	"415": "Send one of the media types on this page.",
	"422": "Correct the request: the answer says what is wrong.",
	"429": "Send fewer requests, and wait as long as the answer says. The SDK and the command line wait by themselves.",
	"500": "Try again later. Before you repeat a change, read whether it was made.",
	"502": "Try again later. Before you repeat a change, read whether it was made.",
	"503": "Try again later. Before you repeat a change, read whether it was made.",
	"504": "Try again later. Before you repeat a change, read whether it was made.",
}

// advise returns what to do about an error of an operation, or nil.
func (s *Site) advise(op *model.Operation, status string) *Advice {
	a := &Advice{Text: advices[status]}
	switch status {
	case "400", "422":
		a.Of = s.options.Violations[:min(len(s.options.Violations), 1)]
	case "403":
		if len(op.Roles) > 0 {
			a.Text = "The credentials need " + roles(op) + "."
		}
	case "404":
		for _, p := range op.Params {
			if p.In == model.InPath {
				a.Of = append(a.Of, p.Name.Wire)
			}
		}
	case "406":
		a.Of = []string{"Accept"}
	case "415":
		a.Of = []string{"Content-Type"}
	case "429", "503":
		a.Of = []string{"Retry-After"}
	}
	if a.Text == "" {
		return nil
	}
	return a
}

func roles(op *model.Operation) string {
	if len(op.Roles) == 1 {
		return "the role " + text.Line(op.Roles[0])
	}
	return "one of the roles " + text.Line(strings.Join(op.Roles, ", "))
}
