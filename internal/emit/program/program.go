// Package program makes the part of a command line that depends on the document: its
// settings with their flags and environment variables, and its ways to authenticate.
// The command line and the reference share this value.
package program

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/cli/profile"
)

// Of returns the program with a name that calls the API of a document.
func Of(doc *model.Document, d *dialect.Dialect, name string) page.Program {
	prefix := string(d.CommandLine.Variables)
	if prefix == "" {
		prefix = strings.ToUpper(strings.ReplaceAll(name, "-", "_")) + "_"
	}
	p := page.Program{Name: name, Hidden: d.CommandLine.Hidden}
	for _, r := range d.CommandLine.Flags {
		p.Renames = append(p.Renames, page.Rename{Param: r.Param, Below: r.Below, Flag: string(r.Flag)})
	}
	schemes := slices.DeleteFunc(doc.Schemes(), (*model.SecurityScheme).External)
	p.Settings = profile.Table{Variable: prefix + "PROFILE", Keys: keys(schemes, d, prefix), Security: doc.CommonUses()}
	if doc.Choice() {
		servers(&p.Settings, doc, prefix)
	}
	if slices.ContainsFunc(doc.Security, isMutualTLS) {
		p.Settings.Certificate = certificate(&p.Settings, prefix)
	}
	for _, s := range schemes {
		p.Settings.Ways = append(p.Settings.Ways, ways(s)...)
	}
	return p
}

// keys returns all settings in the order in which they are shown.
func keys(schemes []*model.SecurityScheme, d *dialect.Dialect, prefix string) []profile.Key {
	keys := []profile.Key{{Name: "base_url", Env: prefix + "BASE_URL", Text: "server to send requests to"}}
	credential := func(in *model.Input) {
		keys = append(keys, profile.Key{
			Name: in.Setting, Env: prefix + in.Variable, Text: in.Text, Secret: in.Secret, Flag: strings.ReplaceAll(in.Setting, "_", "-"),
		})
	}
	for _, s := range schemes {
		for i := range s.Inputs {
			credential(&s.Inputs[i])
		}
	}
	for _, s := range schemes {
		if s.Token != nil {
			credential(s.Token)
		}
	}
	for _, s := range d.CommandLine.Settings {
		k := profile.Key{Name: s.Name, Text: s.Text, Param: s.Param, Alias: string(s.Flag)}
		if s.Variable != "" {
			k.Env = prefix + s.Variable
		}
		keys = append(keys, k)
	}
	return append(keys,
		profile.Key{Name: "output", Text: "format of answers"},
		profile.Key{Name: "timeout", Text: "time after which a request gives up, as in 30s"})
}

func isMutualTLS(s *model.SecurityScheme) bool {
	_, ok := s.Kind.(model.MutualTLS)
	return ok
}

// certificate adds the settings for a client certificate, and returns their names.
func certificate(t *profile.Table, prefix string) []string {
	var names []string
	for _, k := range []profile.Key{
		{Name: "certificate", Text: "file with a client certificate, in PEM"},
		{Name: "certificate_key", Text: "file with the private key of the client certificate, in PEM"},
	} {
		for { // a security scheme may already have the name
			if _, taken := t.Find(k.Name); !taken {
				break
			}
			k.Name = "client_" + k.Name
		}
		k.Env, k.Flag = prefix+strings.ToUpper(k.Name), strings.ReplaceAll(k.Name, "_", "-")
		t.Keys = append(t.Keys, k)
		names = append(names, k.Name)
	}
	return names
}

// ways returns the ways to authenticate with a scheme. A token precedes the
// credentials that it replaces.
func ways(s *model.SecurityScheme) []profile.Way {
	var all []profile.Way
	if s.Token != nil {
		all = append(all, profile.Way{Scheme: s.Name.Wire, Title: s.Token.Text, Keys: []string{s.Token.Setting}, Sends: profile.Bearer})
	}
	if len(s.Inputs) > 0 {
		w := profile.Way{Scheme: s.Name.Wire, Title: s.Title}
		w.Sends, w.Param = place(s)
		for _, in := range s.Inputs {
			w.Keys = append(w.Keys, in.Setting)
		}
		all = append(all, w)
	}
	return all
}

// place returns the part of a request for the credentials of a scheme, and the name of
// an API key.
func place(s *model.SecurityScheme) (place profile.Place, param string) {
	switch kind := s.Kind.(type) {
	case model.APIKey:
		return profile.Place(kind.In.String()), kind.Param
	case model.Basic:
		return profile.Basic, ""
	case model.Digest:
		return profile.Digest, ""
	}
	return profile.Bearer, ""
}
