package comment

import (
	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Option returns the comment of an option of the client that takes credentials. A
// scheme may have two, which name tells apart.
func Option(name string, s *model.SecurityScheme) string {
	var c text.Comment
	c.Text(name + " " + optionText(name, s))
	if name != s.TokenOption || s.Option == "" {
		c.Markdown(s.Description)
	}
	return c.String()
}

// optionText says what an option of a scheme does.
func optionText(name string, s *model.SecurityScheme) string {
	if name == s.TokenOption {
		return "authenticates by bearer tokens (RFC 6750) that the function returns. It is called for every attempt of a call, with the context of the request, and should keep its token as long as that is valid."
	}
	switch kind := s.Kind.(type) {
	case model.APIKey:
		where := map[model.In]string{model.InHeader: "header", model.InQuery: "query parameter", model.InCookie: "cookie"}[kind.In]
		return "authenticates by an API key, in the " + where + " " + kind.Param + "."
	case model.Basic:
		return "authenticates by a user name and a password (HTTP basic, RFC 7617)."
	case model.Digest:
		return "authenticates by HTTP digest (RFC 7616). The first request is sent once without credentials, to get a challenge; later ones use that challenge again."
	case model.ClientCredentials:
		return "authenticates as a service account: OAuth 2 with client credentials (RFC 6749, section 4.4). A token is fetched with the first call, by one request for all that wait for it, and again before it expires."
	}
	return "authenticates by a bearer token (RFC 6750)."
}
