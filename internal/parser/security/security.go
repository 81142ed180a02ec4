// Package security reads the security schemes and requirements of a document, and names
// what a caller passes to them.
package security

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/naming"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// A Reader reads the security of one document.
type Reader struct {
	Root     *tree.Node
	Dialect  *dialect.Dialect
	Deref    func(*tree.Node) *tree.Node // follows references
	Warnings *complaint.Warnings
}

func (r *Reader) warn(code string, pos model.Position, format string, args ...any) {
	r.Warnings.Add(code, pos, format, args...)
}

// Schemes returns the security schemes, in document order.
func (r *Reader) Schemes() []*model.SecurityScheme {
	var all []*model.SecurityScheme
	speller := naming.NewSpeller(r.Dialect.Names.Initialisms)
	goNames, kebabs := naming.Members{}, naming.Members{}
	for name, use := range r.Root.Get("components").Get("securitySchemes").Pairs() {
		n := r.Deref(use)
		s := &model.SecurityScheme{Pos: name.Pos, Name: speller.Of(name.Text), Description: n.Str("description")}
		s.Name.Go = goNames.Distinct(cmp.Or(s.Name.Go, "Scheme"))
		s.Name.Kebab = kebabs.Distinct(cmp.Or(s.Name.Kebab, "scheme"))
		s.Kind = r.securityKind(n)
		if u, ok := s.Kind.(model.Unsupported); ok {
			r.warn(complaint.SecurityNotSupported, s.Pos, "security scheme %s is not sent, because %s is not supported: use an HTTP client that sends it", complaint.Quote(name.Text), u.What)
		}
		all = append(all, s)
	}
	return all
}

// securityKind reads a Security Scheme Object.
func (r *Reader) securityKind(n *tree.Node) model.SecurityKind {
	switch n.Str("type") {
	case "apiKey":
		return apiKey(n)
	case "http":
		return httpScheme(n)
	case "oauth2":
		return r.oauth(n.Get("flows"))
	case "openIdConnect":
		return model.Token{URL: n.Str("openIdConnectUrl")}
	default:
		return model.MutualTLS{}
	}
}

// token is what a header or a cookie may be called (RFC 9110, section 5.6.2).
var token = regexp.MustCompile("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$")

func apiKey(n *tree.Node) model.SecurityKind {
	key := model.APIKey{Param: n.Str("name")}
	key.In = map[string]model.In{"header": model.InHeader, "query": model.InQuery, "cookie": model.InCookie}[n.Str("in")]
	if key.In != model.InQuery && !token.MatchString(key.Param) || key.Param == "" {
		return model.Unsupported{What: "the " + key.In.String() + " name " + complaint.Quote(key.Param)}
	}
	return key
}

func httpScheme(n *tree.Node) model.SecurityKind {
	switch scheme := n.Str("scheme"); strings.ToLower(scheme) { // RFC 9110, section 11.1
	case "basic":
		return model.Basic{}
	case "digest":
		return model.Digest{}
	case "bearer":
		return model.Bearer{Format: n.Str("bearerFormat")}
	default:
		return model.Unsupported{What: "the HTTP scheme " + complaint.Quote(scheme)}
	}
}

// oauth reads the flows of OAuth 2. A program can follow the one for client
// credentials alone; the others need a user and a browser.
func (r *Reader) oauth(flows *tree.Node) model.SecurityKind {
	flow := flows.Get("clientCredentials")
	url := cmp.Or(flow.Str("tokenUrl"), string(r.Dialect.Auth.TokenURL))
	if flow != nil && url != "" {
		return model.ClientCredentials{TokenURL: url, RevokeURL: string(r.Dialect.Auth.Revocation), Scopes: scopes(flow)}
	}
	if flow != nil {
		r.warn(complaint.TokenURLMissing, flow.Pos, "client credentials have no tokenUrl: the caller has to bring a token")
	}
	var token model.Token
	for _, name := range []string{"authorizationCode", "implicit", "password", "clientCredentials"} {
		flow := flows.Get(name)
		token.URL = cmp.Or(token.URL, flow.Str("authorizationUrl"), flow.Str("tokenUrl"))
		for _, s := range scopes(flow) {
			if !slices.ContainsFunc(token.Scopes, func(t model.Scope) bool { return t.Name == s.Name }) {
				token.Scopes = append(token.Scopes, s)
			}
		}
	}
	return token
}

func scopes(flow *tree.Node) []model.Scope {
	var all []model.Scope
	for name, description := range flow.Get("scopes").Pairs() {
		all = append(all, model.Scope{Name: name.Text, Description: description.Text})
	}
	return all
}

// Requirements reads Security Requirement Objects. An operation without the key
// has the requirements of the document.
func (r *Reader) Requirements(doc *model.Document, n *tree.Node) []model.Alternative {
	list := n.Get("security")
	if list == nil {
		return doc.Requires
	}
	var all []model.Alternative
	known := true
	for requirement := range list.Elements() {
		if declared(doc, requirement) {
			all = append(all, r.alternative(doc, requirement))
		} else {
			known = false
		}
	}
	if !known && len(all) == 0 {
		return doc.Requires
	}
	return all
}

// declared reports whether the document declares all schemes of a requirement.
func declared(doc *model.Document, requirement *tree.Node) bool {
	for name := range requirement.Pairs() {
		if schemeNamed(doc.Security, name.Text) == nil {
			return false
		}
	}
	return true
}

// alternative reads one Security Requirement Object.
func (r *Reader) alternative(doc *model.Document, n *tree.Node) model.Alternative {
	var all model.Alternative
	for name, list := range n.Pairs() {
		use := model.SchemeUse{Scheme: schemeNamed(doc.Security, name.Text)}
		for scope := range list.Elements() {
			use.Scopes = append(use.Scopes, scope.Text)
		}
		i := slices.IndexFunc(all, func(other model.SchemeUse) bool {
			return place(use.Scheme) != "" && place(other.Scheme) == place(use.Scheme)
		})
		if i >= 0 && sameCredential(all[i].Scheme, use.Scheme) {
			all[i].Scopes = union(all[i].Scopes, use.Scopes)
			continue
		}
		if i >= 0 {
			r.warn(complaint.SecurityConflict, name.Pos, "security scheme %s is not sent beside %s: both need the %s",
				complaint.Quote(name.Text), complaint.Quote(all[i].Scheme.Name.Wire), place(use.Scheme))
			continue
		}
		all = append(all, use)
	}
	return all
}

// sameCredential reports whether one access token satisfies two schemes: those that
// differ only in the flow by which a user grants it, or in the scopes of a service.
func sameCredential(a, b *model.SecurityScheme) bool {
	switch x := a.Kind.(type) {
	case model.Token:
		_, ok := b.Kind.(model.Token)
		return ok
	case model.ClientCredentials:
		y, ok := b.Kind.(model.ClientCredentials)
		return ok && x.TokenURL == y.TokenURL
	}
	return false
}

// union returns the scopes of both lists, each once.
func union(a, b []string) []string {
	all := slices.Clone(a)
	for _, scope := range b {
		if !slices.Contains(all, scope) {
			all = append(all, scope)
		}
	}
	return all
}

// schemeNamed returns the scheme with a name, or nil.
func schemeNamed(schemes []*model.SecurityScheme, wire string) *model.SecurityScheme {
	i := slices.IndexFunc(schemes, func(s *model.SecurityScheme) bool { return s.Name.Wire == wire })
	if i < 0 {
		return nil
	}
	return schemes[i]
}

// place returns the part of a request that holds what a scheme sends; it is empty
// if the caller's HTTP client sends that.
func place(s *model.SecurityScheme) string {
	key, ok := s.Kind.(model.APIKey)
	switch {
	case s.External():
		return ""
	case ok && key.In == model.InHeader:
		return "header " + strings.ToLower(key.Param)
	case ok:
		return key.In.String() + " " + key.Param
	}
	return "header authorization"
}

// Default returns what holds for operations without the key security: what the document
// says. required tells that some operation has the key. If there is none in the document,
// every scheme is accepted, for otherwise nothing would ever be sent.
func (r *Reader) Default(doc *model.Document, required bool) []model.Alternative {
	if len(doc.Security) == 0 || r.Root.Get("security") != nil || required {
		return r.Requirements(doc, r.Root)
	}
	var all []model.Alternative
	for _, s := range doc.Security {
		all = append(all, model.Alternative{{Scheme: s}})
	}
	n := r.Root.Get("components").Get("securitySchemes")
	r.warn(complaint.SecurityAssumed, n.Pos, "security schemes are declared and no operation requires one: each is taken to authenticate every operation")
	return all
}
