package docs

import (
	"cmp"
	"html/template"
	"slices"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

type authView struct {
	Ways    []section
	Go, CLI template.HTML
}

// authentication shows each way to say who is calling.
func (s *site) authentication() error {
	v := authView{Go: template.HTML(codeHTML(s.samples.Client())), CLI: template.HTML(codeHTML(s.samples.Environment()))}
	anchors := newAnchors()
	for _, security := range s.ways() {
		v.Ways = append(v.Ways, section{
			Anchor: anchors.take("way-" + security.Name.Wire), Title: wayTitle(security), HTML: s.way(security),
		})
	}
	return s.html("authentication.html", "authentication.html", "Authentication", s.nav(nil, "authentication.html"), v)
}

// ways returns the security schemes, service accounts first, as in the samples.
func (s *site) ways() []*model.SecurityScheme {
	return slices.SortedStableFunc(slices.Values(s.api.Document.Security), func(a, b *model.SecurityScheme) int {
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

func (s *site) way(x *model.SecurityScheme) template.HTML {
	var m markup
	m.raw(string(atTop(template.HTML(s.prose.HTML(x.Description)))))
	switch x.Kind.(type) {
	case model.ClientCredentials:
		m.raw("<p>Exchange the client ID and the secret of a service account for a token (OAuth 2.0, client credentials), and send the token ",
			"with each request. The samples expect it in <code>ACCESS_TOKEN</code>.</p>\n")
	case model.Digest:
		m.raw("<p>Use the two parts of an API key as user and password of HTTP digest authentication. The samples expect them in ",
			"<code>PUBLIC_KEY</code> and <code>PRIVATE_KEY</code>.</p>\n")
	default:
		return m.html()
	}
	m.raw("<pre tabindex=\"0\"><code>", codeHTML(s.samples.Way(x)), "</code></pre>\n")
	return m.html()
}
