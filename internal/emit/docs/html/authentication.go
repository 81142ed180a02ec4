package html

import (
	"html/template"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

type authView struct {
	Ways    []section
	Tokens  bool
	Go, CLI template.HTML
}

// Authentication returns the page that shows each way to authenticate.
func (w *Writer) Authentication() ([]byte, error) {
	a := w.site.Authentication()
	v := authView{Tokens: a.Tokens, Go: template.HTML(codeHTML(a.Go)), CLI: template.HTML(codeHTML(a.CLI))}
	for _, way := range a.Ways {
		v.Ways = append(v.Ways, section{way.Anchor, way.Title, w.way(way)})
	}
	return w.topFrame("authentication.html", "Authentication", "authentication", v)
}

func (w *Writer) way(x page.Way) template.HTML {
	var m markup
	m.raw(string(atTop(template.HTML(w.prose.HTML(x.Description)))), "<p>")
	m.method(x.Kind)
	m.expected(x.Expected)
	m.raw("</p>\n")
	switch kind := x.Kind.(type) {
	case model.ClientCredentials:
		m.scopes(kind.Scopes)
	case model.Token:
		m.scopes(kind.Scopes)
	}
	if len(x.Code.Parts()) > 0 {
		m.raw("<pre tabindex=\"0\"><code>", codeHTML(x.Code), "</code></pre>\n")
	}
	return m.html()
}

// method says how a kind of scheme authenticates a request.
func (m *markup) method(kind model.SecurityKind) {
	switch kind := kind.(type) {
	case model.APIKey:
		m.raw("Send the key in the ", map[model.In]string{model.InHeader: "header", model.InQuery: "query parameter", model.InCookie: "cookie"}[kind.In], " ")
		m.tag("code", kind.Param)
		m.raw(".")
	case model.Basic:
		m.raw("Use HTTP basic authentication (RFC 7617).")
	case model.Digest:
		m.raw("Use HTTP digest authentication (RFC 7616).")
	case model.Bearer:
		m.raw("Send the token with each request, in the header <code>Authorization</code> (RFC 6750).")
	case model.ClientCredentials:
		m.raw("Exchange the client ID and the secret of a service account for a token (OAuth 2.0, client credentials), and send the token with each request.")
	case model.Token:
		m.raw("Get a token ")
		if address := text.WebAddress(kind.URL); address != "" {
			m.raw("at ")
			m.link(address, address)
			m.raw(" ")
		}
		m.raw("and send it with each request, in the header <code>Authorization</code> (RFC 6750).")
	case model.MutualTLS:
		m.raw("Show a client certificate (mutual TLS). The client in Go takes an HTTP client that has one: <code>UseHTTPClient</code>.")
	case model.Unsupported:
		m.raw("The document names ")
		m.text(kind.What)
		m.raw(". The client in Go takes an HTTP client that supports it: <code>UseHTTPClient</code>.")
	}
}

// expected says where the samples for curl find credentials.
func (m *markup) expected(list []page.Expectation) {
	for i, x := range list {
		m.raw(choose(i == 0, " The samples expect ", " and "))
		m.text(choose(x.What == "", "it", "the "+x.What))
		m.raw(" in ")
		m.tag("code", x.Variable)
	}
	if len(list) > 0 {
		m.raw(".")
	}
}

// scopes lists what tokens may be for.
func (m *markup) scopes(list []model.Scope) {
	if len(list) == 0 {
		return
	}
	m.raw("<dl class=\"facts\">")
	for _, s := range list {
		m.raw("<dt>")
		m.tag("code", s.Name)
		m.raw("</dt><dd>")
		m.text(s.Description)
		m.raw("</dd>\n")
	}
	m.raw("</dl>\n")
}
