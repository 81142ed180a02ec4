// Package profile knows where requests go and who sends them: from flags, from
// the environment and from profiles in a file.
//
// A flag counts more than a variable of the environment, and that more than a
// profile. The same order decides between kinds of credentials.
package profile

import (
	"cmp"
	"slices"
)

// Settings are the values of one source, by the name of their key. A value that is
// empty counts as absent.
type Settings map[string]string

// A Key is a setting.
type Key struct {
	Name   string // in a profile: "client_id"
	Env    string // variable of the environment, or empty
	Text   string // what it is
	Secret bool
	Flag   string // flag of a credential: "client-id"; empty for other settings
	Param  string // parameter that it sets where a command does not: "orgId"; or empty
	Alias  string // second name of the flag of such a parameter: "project-id"; or empty
}

// A Table lists the settings of a program.
type Table struct {
	Variable string     // of the environment, which names the profile: "SHOP_PROFILE"
	Keys     []Key      // in the order in which they are shown
	Ways     []Way      // the first of a scheme counts most
	Servers  []Server   // the keys that choose a server
	Security [][]string // of operations that have no Security in the table of operations

	// Certificate names the keys of the files with a client certificate and its
	// private key. It is empty if the API does not ask for one.
	Certificate []string
}

// A Server is a key that chooses a server, by its number, or sets a variable in the
// URLs of servers.
type Server struct {
	Key      string
	Variable string // empty for the number
}

// Find returns the key of a name.
func (t *Table) Find(name string) (Key, bool) {
	i := slices.IndexFunc(t.Keys, func(k Key) bool { return k.Name == name })
	if i < 0 {
		return Key{}, false
	}
	return t.Keys[i], true
}

// CertificateFiles returns the names of the files with a client certificate and its
// private key. They are empty if there is none.
func (t *Table) CertificateFiles(merged Settings) (certificate, key string, err error) {
	if len(t.Certificate) == 0 {
		return "", "", nil
	}
	certificate, key = merged[t.Certificate[0]], merged[t.Certificate[1]]
	if (certificate == "") != (key == "") {
		return "", "", incomplete([]*Way{{Keys: t.Certificate}}, merged)
	}
	return certificate, key, nil
}

// Environment returns the values of variables of the environment.
func (t *Table) Environment(getenv func(string) string) Settings {
	s := Settings{}
	for _, k := range t.Keys {
		if k.Env != "" {
			s[k.Name] = getenv(k.Env)
		}
	}
	return s
}

// Merge returns the settings of several sources, nearest first.
func (t *Table) Merge(sources ...Settings) Settings {
	merged := Settings{}
	for _, k := range t.Keys {
		for _, s := range sources {
			merged[k.Name] = cmp.Or(merged[k.Name], s[k.Name])
		}
	}
	return merged
}
