package model

// A SecurityScheme is one way to authenticate.
type SecurityScheme struct {
	Pos         Position
	Name        Name // Wire is the component's name; Go and Kebab differ from those of other schemes
	Description string
	Kind        SecurityKind
	Option      string // option of the SDK's client that takes the credentials, "UseAPIKey"; empty if there is none
	TokenOption string // option that takes a function returning tokens, "UseTokenSource"; empty if there is none
}

// A SecurityKind says how a scheme authenticates a request: one of the types below.
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

// ClientCredentials exchanges an ID and a secret for a token, which is then sent
// as Bearer is (RFC 6749, section 4.4).
type ClientCredentials struct {
	TokenURL string // absolute, or relative to the server
	Scopes   []Scope
}

// Token is a token that the caller gets outside the SDK, by another flow of OAuth 2
// or by OpenID Connect. It is sent as Bearer is.
type Token struct {
	URL    string // where a user authorizes the program, or the discovery document of OpenID Connect; may be empty
	Scopes []Scope
}

// MutualTLS is a client certificate, which the HTTP client of the caller has.
type MutualTLS struct{}

// Unsupported is a scheme that the SDK does not implement. The HTTP client of the
// caller may.
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

// An Alternative lists the schemes that together authenticate a request, each in
// another place of it. An empty one allows anonymous requests.
type Alternative []SchemeUse

// A SchemeUse is a scheme with the scopes that an operation needs.
type SchemeUse struct {
	Scheme *SecurityScheme
	Scopes []string
}
