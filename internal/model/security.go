package model

import (
	"fmt"
	"slices"
	"strings"
)

// A SecurityScheme is one way to authenticate.
type SecurityScheme struct {
	Pos         Position
	Name        Name // Wire is the name of the component; Go and Kebab are unique among all schemes
	Description string
	Kind        SecurityKind
	Title       string  // what a caller has: "service account"
	Inputs      []Input // what the caller supplies, in the order of the parameters of Option; empty without Option
	Token       *Input  // a token that can be used instead of the inputs; nil if there is none
	Option      string  // option of the SDK's client that takes the credentials, "UseAPIKey"; empty if there is none
	TokenOption string  // option that takes a function returning tokens, "UseTokenSource"; empty if there is none
}

// An Input is a value that the caller supplies for a security scheme. Its names are
// unique among all inputs.
type Input struct {
	Go       string // parameter of the option: "clientID"
	Setting  string // in a profile of the command line: "client_id"
	Variable string // of the environment, behind the prefix of the program: "CLIENT_ID"
	Text     string // what it is: "client ID of a service account"
	Example  string // the beginning of a value, or empty
	Shell    string // variable in samples for curl; empty: that of the environment
	Secret   bool
}

// A SecurityKind is a way to authenticate a request: one of the types below.
type SecurityKind interface{ isSecurityKind() }

// An APIKey is sent in a header, a query parameter or a cookie.
type APIKey struct {
	In    In
	Param string // its name
}

// Basic is HTTP authentication with a user name and a password (RFC 7617).
type Basic struct{}

// Digest is HTTP authentication with a user name and a password that is not sent
// (RFC 7616).
type Digest struct{}

// Bearer is HTTP authentication with a token (RFC 6750).
type Bearer struct{ Format string } // hint of the document: "JWT", or empty

// ClientCredentials exchanges an ID and a secret for a token. The token is sent in the
// same way as that of Bearer (RFC 6749, section 4.4).
type ClientCredentials struct {
	TokenURL  string // absolute, or relative to the server
	RevokeURL string // where tokens are revoked (RFC 7009), in the form of TokenURL; empty if nowhere
	Scopes    []Scope
}

// Token is a token that the caller obtains outside the SDK, by another flow of OAuth 2
// or by OpenID Connect. It is sent in the same way as that of Bearer.
type Token struct {
	URL    string // where a user authorizes the program, or the discovery document of OpenID Connect; may be empty
	Scopes []Scope
}

// MutualTLS is a client certificate. The caller's HTTP client presents it.
type MutualTLS struct{}

// Unsupported is a scheme that the SDK does not implement. The caller's HTTP client
// may implement it.
type Unsupported struct{ What string } // `HTTP scheme "negotiate"`

func (APIKey) isSecurityKind()            {}
func (Basic) isSecurityKind()             {}
func (Digest) isSecurityKind()            {}
func (Bearer) isSecurityKind()            {}
func (ClientCredentials) isSecurityKind() {}
func (Token) isSecurityKind()             {}
func (MutualTLS) isSecurityKind()         {}
func (Unsupported) isSecurityKind()       {}

// External reports whether the caller's own HTTP client authenticates, because the
// SDK does not.
func (s *SecurityScheme) External() bool {
	switch s.Kind.(type) {
	case MutualTLS, Unsupported:
		return true
	}
	return false
}

// A Scope is a permission that a token may carry.
type Scope struct{ Name, Description string }

// An Alternative lists schemes that authenticate a request together. Each uses another
// part of the request. An empty Alternative allows anonymous requests.
type Alternative []SchemeUse

// A SchemeUse is a scheme with the scopes that an operation needs.
type SchemeUse struct {
	Scheme *SecurityScheme
	Scopes []string
}

// Uses returns alternatives in the form that SDKs contain: the wire names of schemes,
// each followed by its requested scopes, separated by spaces. External schemes are
// left out. HTTP digest comes last in an alternative, because it covers the URL, which
// an API key may change.
func Uses(alternatives []Alternative) [][]string {
	list := make([][]string, 0, len(alternatives))
	for _, a := range alternatives {
		uses := []string{}
		a = slices.SortedStableFunc(slices.Values(a), func(x, y SchemeUse) int { return x.order() - y.order() })
		for _, use := range a {
			if !use.Scheme.External() {
				uses = append(uses, use.text())
			}
		}
		list = append(list, uses)
	}
	return list
}

func (u SchemeUse) order() int {
	if _, ok := u.Scheme.Kind.(Digest); ok {
		return 1
	}
	return 0
}

func (u SchemeUse) text() string {
	words := []string{u.Scheme.Name.Wire}
	if _, ok := u.Scheme.Kind.(ClientCredentials); ok {
		words = append(words, u.Scopes...)
	}
	return strings.Join(words, " ")
}

// CommonUses returns the uses of most operations: those that the document requires or,
// if it requires nothing, those that occur most often. If several occur equally often,
// it returns the first.
func (d *Document) CommonUses() [][]string {
	if d.Requires != nil {
		return Uses(d.Requires)
	}
	var common [][]string
	count, most := map[string]int{}, 0
	for _, op := range d.Operations {
		uses := Uses(op.Security)
		key := fmt.Sprintf("%q", uses)
		if count[key]++; count[key] > most {
			common, most = uses, count[key]
		}
	}
	return common
}

// OwnUses returns the uses of an operation, or nil if they are the common ones.
func (o *Operation) OwnUses(common [][]string) [][]string {
	uses := Uses(o.Security)
	if slices.EqualFunc(uses, common, slices.Equal[[]string]) {
		return nil
	}
	return uses
}

// Schemes returns the security schemes: first those that the document requires, in the
// order of its alternatives, then the others in document order.
func (d *Document) Schemes() []*SecurityScheme {
	var all []*SecurityScheme
	for _, alternative := range d.Requires {
		for _, use := range alternative {
			if !slices.Contains(all, use.Scheme) {
				all = append(all, use.Scheme)
			}
		}
	}
	for _, s := range d.Security {
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// Given returns what a caller supplies for a scheme: its inputs or, without inputs,
// its token.
func (s *SecurityScheme) Given() []Input {
	if len(s.Inputs) == 0 && s.Token != nil {
		return []Input{*s.Token}
	}
	return s.Inputs
}

// Preferred returns the alternative for examples of a client: the first that the
// document requires with credentials or, if there is none, the first of an operation.
func (d *Document) Preferred() Alternative {
	if a := Preferred(d.Requires); a != nil {
		return a
	}
	for _, op := range d.Operations {
		if a := Preferred(op.Security); a != nil {
			return a
		}
	}
	return nil
}

// Preferred returns the first of the alternatives that has credentials, or nil.
func Preferred(alternatives []Alternative) Alternative {
	for _, a := range alternatives {
		if slices.ContainsFunc(a, func(u SchemeUse) bool { return !u.Scheme.External() }) {
			return a
		}
	}
	return nil
}
