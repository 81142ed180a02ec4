package dialect

import (
	"net/url"
	"regexp"
)

// Auth says what the document's security schemes leave open.
type Auth struct {
	TokenURL    Address      `yaml:"tokenURL"`    // of client credentials, where the document has none
	Revocation  Address      `yaml:"revocation"`  // where tokens are revoked (RFC 7009); empty if nowhere
	Credentials []Credential `yaml:"credentials"` // in the order in which they are shown
}

// A Credential is one secret or its public part.
type Credential struct {
	Setting  string `yaml:"setting"`  // in a profile: "client_id"
	Variable string `yaml:"variable"` // of the environment, without the prefix: "CLIENT_ID"
	Example  string `yaml:"example"`  // in the docs: "mdb_sa_id_..."
}

var variableForm = regexp.MustCompile(`^[A-Z][A-Z0-9_]*$`)

func (c *Credential) fault() string {
	switch {
	case !settingForm.MatchString(c.Setting):
		return "a credential needs a setting of lower-case letters, digits and underscores"
	case !variableForm.MatchString(c.Variable):
		return "a credential needs a variable of upper-case letters, digits and underscores"
	}
	return ""
}

// An Address is a URL, or a path below the server's, or empty.
type Address string

func (a Address) fault() string {
	u, err := url.Parse(string(a))
	if a != "" && (err != nil || !u.IsAbs() && u.Path[0] != '/') {
		return "is neither a URL nor a path"
	}
	return ""
}

// A URL is an https address, or empty.
type URL string

func (a URL) fault() string {
	u, err := url.Parse(string(a))
	if a != "" && (err != nil || u.Scheme != "https" || u.Host == "") {
		return "is no https address"
	}
	return ""
}
