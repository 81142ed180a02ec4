// Package profile knows where requests go and who sends them: from flags, from
// the environment and from profiles in a file.
//
// A flag counts more than a variable of the environment, and that more than a
// profile. Credentials are of one kind: that of the first of the three which has
// any.
package profile

import (
	"cmp"
	"errors"
	"slices"
)

// Settings are what one source says. What it does not say is empty.
type Settings struct {
	BaseURL      string `json:"base_url,omitempty"`
	ClientID     string `json:"client_id,omitempty"`
	ClientSecret string `json:"client_secret,omitempty"`
	PublicKey    string `json:"public_key,omitempty"`
	PrivateKey   string `json:"private_key,omitempty"`
	Token        string `json:"token,omitempty"`
	OrgID        string `json:"org_id,omitempty"`
	ProjectID    string `json:"project_id,omitempty"`
	Output       string `json:"output,omitempty"`
}

// A Key is the name of a setting in a profile.
type Key struct {
	Name   string
	Env    string // the variable of the environment, or empty
	Secret bool
	Text   string
	Field  func(*Settings) *string
}

// Keys returns all settings.
func Keys() []Key {
	return []Key{
		{"base_url", "MONGODB_ATLAS_BASE_URL", false, "server to send requests to", func(s *Settings) *string { return &s.BaseURL }},
		{"client_id", "MONGODB_ATLAS_CLIENT_ID", false, "client ID of a service account", func(s *Settings) *string { return &s.ClientID }},
		{"client_secret", "MONGODB_ATLAS_CLIENT_SECRET", true, "client secret of a service account", func(s *Settings) *string { return &s.ClientSecret }},
		{"public_key", "MONGODB_ATLAS_PUBLIC_API_KEY", false, "public part of an API key", func(s *Settings) *string { return &s.PublicKey }},
		{"private_key", "MONGODB_ATLAS_PRIVATE_API_KEY", true, "private part of an API key", func(s *Settings) *string { return &s.PrivateKey }},
		{"token", "MONGODB_ATLAS_ACCESS_TOKEN", true, "bearer token", func(s *Settings) *string { return &s.Token }},
		{"org_id", "MONGODB_ATLAS_ORG_ID", false, "organization, where a command names none", func(s *Settings) *string { return &s.OrgID }},
		{"project_id", "MONGODB_ATLAS_PROJECT_ID", false, "project, where a command names none", func(s *Settings) *string { return &s.ProjectID }},
		{"output", "", false, "format of answers", func(s *Settings) *string { return &s.Output }},
	}
}

// NameVariable is the variable of the environment that names the profile.
const NameVariable = "MONGODB_ATLAS_PROFILE"

// Find returns the key of a name.
func Find(name string) (Key, bool) {
	keys := Keys()
	i := slices.IndexFunc(keys, func(k Key) bool { return k.Name == name })
	if i < 0 {
		return Key{}, false
	}
	return keys[i], true
}

// Environment returns what variables of the environment say.
func Environment(getenv func(string) string) Settings {
	var s Settings
	for _, k := range Keys() {
		if k.Env != "" {
			*k.Field(&s) = getenv(k.Env)
		}
	}
	return s
}

// Merge returns the settings of several sources, those that count most first.
func Merge(sources ...Settings) (Settings, error) {
	var merged Settings
	for _, k := range Keys() {
		target := k.Field(&merged)
		for i := range sources {
			*target = cmp.Or(*target, *k.Field(&sources[i]))
		}
	}
	i := slices.IndexFunc(sources, func(s Settings) bool { return s.kind() != none })
	if i < 0 {
		return merged, nil
	}
	merged.keep(sources[i].kind())
	return merged, merged.complete()
}

// A kind is a kind of credentials.
type kind int

const (
	none kind = iota
	token
	serviceAccount
	apiKey
)

func (s *Settings) kind() kind {
	switch {
	case s.Token != "":
		return token
	case s.ClientID != "" || s.ClientSecret != "":
		return serviceAccount
	case s.PublicKey != "" || s.PrivateKey != "":
		return apiKey
	}
	return none
}

// keep removes the credentials of other kinds.
func (s *Settings) keep(k kind) {
	if k != token {
		s.Token = ""
	}
	if k != serviceAccount {
		s.ClientID, s.ClientSecret = "", ""
	}
	if k != apiKey {
		s.PublicKey, s.PrivateKey = "", ""
	}
}

// complete returns an error if half of the credentials is missing.
func (s *Settings) complete() error {
	switch {
	case (s.ClientID == "") != (s.ClientSecret == ""):
		return errors.New("a service account needs both a client ID and a client secret")
	case (s.PublicKey == "") != (s.PrivateKey == ""):
		return errors.New("an API key needs both a public and a private key")
	}
	return nil
}

// Authenticated reports whether there are credentials.
func (s *Settings) Authenticated() bool { return s.kind() != none }
