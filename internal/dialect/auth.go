package dialect

import (
	"fmt"
	"net/url"
	"regexp"
)

// Auth adds to the document's security schemes what they do not say.
type Auth struct {
	TokenURL   Address  `yaml:"tokenURL"`   // of client credentials, where the document has none
	Revocation Address  `yaml:"revocation"` // where tokens are revoked (RFC 7009); empty if nowhere
	Schemes    []Scheme `yaml:"schemes"`    // at most one of each kind; a missing kind is taken from the dialect plain
}

// A Scheme names the credentials of one kind of security scheme.
type Scheme struct {
	Kind   SchemeKind `yaml:"kind"`
	Title  string     `yaml:"title"`  // in a sentence: "service account"
	Inputs []Input    `yaml:"inputs"` // the secret is the last
}

// An Input is one value that a user supplies.
type Input struct {
	Setting  string `yaml:"setting"`  // in a profile: "client_id"
	Variable string `yaml:"variable"` // of the environment, without the prefix: "CLIENT_ID"
	Text     string `yaml:"text"`     // in help: "client ID of a service account"
	Example  string `yaml:"example"`  // in the docs: "mdb_sa_id_..."
	Shell    string `yaml:"shell"`    // variable in samples for curl; empty: that of the environment
}

// A SchemeKind is a kind of security scheme.
type SchemeKind string

// The kinds. AccessToken also describes tokens that replace client credentials.
const (
	APIKey            SchemeKind = "apiKey"
	Basic             SchemeKind = "basic"
	Digest            SchemeKind = "digest"
	Bearer            SchemeKind = "bearer"
	ClientCredentials SchemeKind = "clientCredentials"
	AccessToken       SchemeKind = "token"
)

// inputsOf is the number of inputs of each kind.
var inputsOf = map[SchemeKind]int{APIKey: 1, Basic: 2, Digest: 2, Bearer: 1, ClientCredentials: 2, AccessToken: 1}

func (k SchemeKind) fault() string {
	if inputsOf[k] == 0 {
		return "is none of apiKey, basic, digest, bearer, clientCredentials and token"
	}
	return ""
}

func (s *Scheme) fault() string {
	switch {
	case s.Kind == "" || s.Title == "":
		return "a scheme needs a kind and a title"
	case len(s.Inputs) != inputsOf[s.Kind]:
		return fmt.Sprintf("a scheme of kind %s has %d inputs, not %d", s.Kind, inputsOf[s.Kind], len(s.Inputs))
	case len(s.Inputs) == 2 && (s.Inputs[0].Setting == s.Inputs[1].Setting || s.Inputs[0].Variable == s.Inputs[1].Variable):
		return "both inputs of a scheme have one name"
	}
	return ""
}

var variableForm = regexp.MustCompile(`^[A-Z][A-Z0-9_]*$`)

func (i *Input) fault() string {
	switch {
	case !settingForm.MatchString(i.Setting):
		return "an input needs a setting of lower-case letters, digits and underscores"
	case !variableForm.MatchString(i.Variable):
		return "an input needs a variable of upper-case letters, digits and underscores"
	case i.Text == "":
		return "an input needs a text"
	case i.Shell != "" && !variableForm.MatchString(i.Shell):
		return "shell is no variable of upper-case letters, digits and underscores"
	}
	return ""
}

// Scheme returns the names for the credentials of a kind of scheme.
func (a *Auth) Scheme(kind SchemeKind) *Scheme {
	for _, schemes := range [][]Scheme{a.Schemes, Plain().Auth.Schemes} {
		for i := range schemes {
			if schemes[i].Kind == kind {
				return &schemes[i]
			}
		}
	}
	panic("the dialect plain has no scheme of kind " + kind) // a test loads it
}

// An Address is a URL, or a path relative to the server. It may be empty.
type Address string

func (a Address) fault() string {
	u, err := url.Parse(string(a))
	if a != "" && (err != nil || !u.IsAbs() && u.Path[0] != '/') {
		return "is neither a URL nor a path"
	}
	return ""
}

// A URL is an https address. It may be empty.
type URL string

func (a URL) fault() string {
	u, err := url.Parse(string(a))
	if a != "" && (err != nil || u.Scheme != "https" || u.Host == "") {
		return "is no https address"
	}
	return ""
}
