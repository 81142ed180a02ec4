package page

import (
	"cmp"
	"slices"

	"github.com/atlasgen/atlasgen/internal/emit/docs/sample"
	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// An Authentication says how a request shows who sends it.
type Authentication struct {
	Ways    []Way
	Go, CLI sample.Code // a client, and the environment of the command line
}

// A Way is one way to authenticate.
type Way struct {
	Anchor      string
	Title       string
	Kind        model.SecurityKind
	Description string      // CommonMark
	Code        sample.Code // may be empty
}

// Authentication describes the security schemes, service accounts first, as in
// the samples.
func (s *Site) Authentication() *Authentication {
	a := &Authentication{Go: s.samples.Client(), CLI: s.samples.Environment()}
	anchors := newAnchors()
	for _, x := range s.ways() {
		a.Ways = append(a.Ways, Way{
			Anchor: anchors.take("way-" + x.Name.Wire), Title: wayTitle(x), Kind: x.Kind,
			Description: x.Description, Code: s.samples.Way(x),
		})
	}
	return a
}

func (s *Site) ways() []*model.SecurityScheme {
	return slices.SortedStableFunc(slices.Values(s.API.Document.Security), func(a, b *model.SecurityScheme) int {
		return cmp.Compare(tokenURL(b), tokenURL(a)) // no address comes last
	})
}

func tokenURL(x *model.SecurityScheme) string {
	kind, _ := x.Kind.(model.ClientCredentials)
	return kind.TokenURL
}

// wayTitle returns the name of a kind of security that the samples use too, else
// the document's.
func wayTitle(x *model.SecurityScheme) string {
	switch x.Kind.(type) {
	case model.ClientCredentials:
		return "Service account"
	case model.Digest:
		return "API key"
	default:
		return text.Printable(x.Name.Wire)
	}
}
