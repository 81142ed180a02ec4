package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/atlasgen/atlasgen/internal/emit/docs/sample"
	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// An Authentication describes how requests are authenticated.
type Authentication struct {
	Ways    []Way
	Tokens  bool        // the client fetches tokens
	Go, CLI sample.Code // an SDK client, and the environment of the command line
}

// A Way is one way to authenticate: a security scheme.
type Way struct {
	Anchor      string
	Title       string
	Kind        model.SecurityKind
	Description string // CommonMark
	Expected    []Expectation
	Code        sample.Code // may be empty
}

// An Expectation is a variable that the samples for curl read. Its description is
// empty for a token.
type Expectation struct{ What, Variable string }

// Authentication describes the security schemes. Those that the document requires come
// first.
func (s *Site) Authentication() *Authentication {
	a := &Authentication{Go: s.samples.Client(), CLI: s.samples.Environment()}
	anchors := newAnchors()
	for _, x := range s.API.Document.Schemes() {
		w := Way{
			Anchor: anchors.take("way-" + x.Name.Wire), Title: upperFirst(text.Line(x.Title)), Kind: x.Kind,
			Description: x.Description, Code: s.samples.Way(x),
		}
		if x.Token != nil {
			w.Expected = []Expectation{{"", s.samples.Variable(x.Token)}}
		} else {
			for _, in := range x.Inputs {
				w.Expected = append(w.Expected, Expectation{in.Text, s.samples.Variable(&in)})
			}
		}
		if _, ok := x.Kind.(model.ClientCredentials); ok {
			a.Tokens = true
		}
		a.Ways = append(a.Ways, w)
	}
	return a
}

func upperFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// credentials returns the alternatives of an operation in words. It is empty if they
// are those of most operations and name no scopes.
func (s *Site) credentials(op *model.Operation) []string {
	var all []string
	told := op.OwnUses(s.common) != nil
	for _, alternative := range op.Security {
		words := "none"
		for i, use := range alternative {
			name := text.Line(use.Scheme.Title)
			if len(use.Scopes) > 0 {
				told = true
				name += " (" + text.Line(strings.Join(use.Scopes, ", ")) + ")"
			}
			if i == 0 {
				words = name
			} else {
				words += " and " + name
			}
		}
		all = append(all, words)
	}
	switch {
	case !told:
		return nil
	case len(all) == 0:
		return []string{"none"}
	}
	return all
}
