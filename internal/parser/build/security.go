package build

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/naming"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// security returns the security schemes, in document order.
func (b *builder) security() []*model.SecurityScheme {
	var all []*model.SecurityScheme
	goNames, kebabs := naming.Members{}, naming.Members{}
	for name, use := range b.root.Get("components").Get("securitySchemes").Pairs() {
		n := b.deref(use)
		s := &model.SecurityScheme{Pos: name.Pos, Name: naming.Of(name.Text), Description: n.Str("description")}
		s.Name.Go = goNames.Distinct(cmp.Or(s.Name.Go, "Scheme"))
		s.Name.Kebab = kebabs.Distinct(cmp.Or(s.Name.Kebab, "scheme"))
		s.Kind = b.securityKind(n)
		if u, ok := s.Kind.(model.Unsupported); ok {
			b.warn(complaint.SecurityNotSupported, s.Pos, "security scheme %s is not sent, because %s is not supported: use an HTTP client that sends it", complaint.Quote(name.Text), u.What)
		}
		all = append(all, s)
	}
	return all
}

// securityKind reads a Security Scheme Object.
func (b *builder) securityKind(n *tree.Node) model.SecurityKind {
	switch n.Str("type") {
	case "apiKey":
		return apiKey(n)
	case "http":
		return httpScheme(n)
	case "oauth2":
		return b.oauth(n.Get("flows"))
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
func (b *builder) oauth(flows *tree.Node) model.SecurityKind {
	flow := flows.Get("clientCredentials")
	url := cmp.Or(flow.Str("tokenUrl"), string(b.dialect.Auth.TokenURL))
	if flow != nil && url != "" {
		return model.ClientCredentials{TokenURL: url, RevokeURL: string(b.dialect.Auth.Revocation), Scopes: scopes(flow)}
	}
	if flow != nil {
		b.warn(complaint.TokenURLMissing, flow.Pos, "client credentials have no tokenUrl: the caller has to bring a token")
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

// requirements reads Security Requirement Objects. An operation without the key
// has the requirements of the document.
func (b *builder) requirements(doc *model.Document, n *tree.Node) []model.Alternative {
	list := n.Get("security")
	if list == nil {
		return doc.Requires
	}
	var all []model.Alternative
	for requirement := range list.Elements() {
		all = append(all, b.alternative(doc, requirement))
	}
	return all
}

// alternative reads one Security Requirement Object.
func (b *builder) alternative(doc *model.Document, n *tree.Node) model.Alternative {
	var all model.Alternative
	for name, list := range n.Pairs() {
		use := model.SchemeUse{Scheme: schemeNamed(doc.Security, name.Text)}
		for scope := range list.Elements() {
			use.Scopes = append(use.Scopes, scope.Text)
		}
		i := slices.IndexFunc(all, func(other model.SchemeUse) bool {
			return place(use.Scheme) != "" && place(other.Scheme) == place(use.Scheme)
		})
		if i >= 0 {
			b.warn(complaint.SecurityConflict, name.Pos, "security scheme %s is not sent beside %s: both need the %s",
				complaint.Quote(name.Text), complaint.Quote(all[i].Scheme.Name.Wire), place(use.Scheme))
			continue
		}
		all = append(all, use)
	}
	return all
}

func schemeNamed(schemes []*model.SecurityScheme, wire string) *model.SecurityScheme {
	i := slices.IndexFunc(schemes, func(s *model.SecurityScheme) bool { return s.Name.Wire == wire })
	return schemes[i] // the strict check has found it
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

// defaultRequirements returns what holds for operations without a key security: what
// the document says. If nothing in it says anything, every scheme is accepted, for
// otherwise nothing would ever be sent.
func (b *builder) defaultRequirements(doc *model.Document) []model.Alternative {
	if len(doc.Security) == 0 || b.root.Get("security") != nil || b.requiresSomewhere() {
		return b.requirements(doc, b.root)
	}
	var all []model.Alternative
	for _, s := range doc.Security {
		all = append(all, model.Alternative{{Scheme: s}})
	}
	n := b.root.Get("components").Get("securitySchemes")
	b.warn(complaint.SecurityAssumed, n.Pos, "security schemes are declared and no operation requires one: each is taken to authenticate every operation")
	return all
}

// requiresSomewhere reports whether an operation has the key security.
func (b *builder) requiresSomewhere() bool {
	for _, item := range b.root.Get("paths").Pairs() {
		for method, op := range item.Pairs() {
			if slices.Contains(methods, method.Text) && op.Get("security") != nil {
				return true
			}
		}
	}
	return false
}
