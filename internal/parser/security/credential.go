package security

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/naming"
)

// Name names the inputs of security schemes and the options of the client
// that take them, after everything that the document names itself.
func Name(schemes []*model.SecurityScheme, d *dialect.Dialect, claims naming.Claims) {
	c := credentials{schemes: schemes, taken: naming.Members{}, claims: claims}
	for _, s := range schemes {
		kind, title := kindOf(s), s.Name.Wire
		if kind != "" {
			called := d.Auth.Scheme(kind)
			title = called.Title
			s.Inputs = inputs(called)
		}
		if kind == dialect.AccessToken || kind == dialect.ClientCredentials {
			s.Token = &inputs(d.Auth.Scheme(dialect.AccessToken))[0]
		}
		if kind == dialect.AccessToken {
			s.Inputs = nil
		}
		if _, ok := s.Kind.(model.MutualTLS); ok {
			title = "client certificate"
		}
		s.Title = title
	}
	c.distinguish()
	c.nameOptions()
}

// kindOf returns the kind of a scheme; it is empty if no credentials are given.
func kindOf(s *model.SecurityScheme) dialect.SchemeKind {
	switch s.Kind.(type) {
	case model.APIKey:
		return dialect.APIKey
	case model.Basic:
		return dialect.Basic
	case model.Digest:
		return dialect.Digest
	case model.Bearer:
		return dialect.Bearer
	case model.ClientCredentials:
		return dialect.ClientCredentials
	case model.Token:
		return dialect.AccessToken
	}
	return ""
}

func inputs(s *dialect.Scheme) []model.Input {
	var all []model.Input
	for i, in := range s.Inputs {
		all = append(all, model.Input{
			Go: naming.Argument(in.Setting), Setting: in.Setting, Variable: in.Variable, Text: in.Text, Example: in.Example, Shell: in.Shell,
			Secret: i == len(s.Inputs)-1,
		})
	}
	return all
}

// credentials are all schemes of a document with the names that they have taken.
type credentials struct {
	schemes []*model.SecurityScheme
	taken   naming.Members // names of settings
	claims  naming.Claims
}

// distinguish puts the name of its scheme before each name that several want.
func (c credentials) distinguish() {
	titles, settings := map[string]int{}, map[string]int{}
	for _, s := range c.schemes {
		titles[s.Title]++
		for _, in := range InputsOf(s) {
			settings[in.Setting]++
		}
	}
	for _, s := range c.schemes {
		if titles[s.Title] > 1 {
			s.Title += " " + s.Name.Wire
		}
		for _, in := range InputsOf(s) {
			if settings[in.Setting] > 1 {
				prefix(in, s)
			}
			distinct := c.taken.Distinct(in.Setting)
			in.Variable += strings.TrimPrefix(distinct, in.Setting)
			in.Setting = distinct
		}
	}
}

// InputsOf returns the inputs of a scheme, and the token that stands for them.
func InputsOf(s *model.SecurityScheme) []*model.Input {
	var all []*model.Input
	for i := range s.Inputs {
		all = append(all, &s.Inputs[i])
	}
	if s.Token != nil {
		all = append(all, s.Token)
	}
	return all
}

// prefix names an input after its scheme: "username" becomes "admin_username". A
// scheme of an API key whose name says so is enough.
func prefix(in *model.Input, s *model.SecurityScheme) {
	name := strings.ReplaceAll(s.Name.Kebab, "-", "_")
	in.Text += " (" + s.Name.Wire + ")"
	in.Shell = ""
	if _, ok := s.Kind.(model.APIKey); ok && strings.Contains(name, "key") {
		in.Setting, in.Variable = name, strings.ToUpper(name)
		return
	}
	in.Setting, in.Variable = name+"_"+in.Setting, strings.ToUpper(name)+"_"+in.Variable
}

// nameOptions names the options of the client: one name for the only scheme of a
// kind, and one made of the scheme's name for each of several.
func (c credentials) nameOptions() {
	for _, s := range c.schemes {
		s.Option = c.option(s, optionOf, "")
		s.TokenOption = c.option(s, tokenOptionOf, "TokenSource")
	}
}

func (c credentials) option(s *model.SecurityScheme, of func(*model.SecurityScheme) string, suffix string) string {
	same := slices.DeleteFunc(slices.Clone(c.schemes), func(other *model.SecurityScheme) bool { return of(other) != of(s) })
	if len(same) == 1 || of(s) == "" {
		return of(s)
	}
	if name := "Use" + s.Name.Go + suffix; name == of(s) { // no other scheme has the name of the only one
		return name
	}
	return c.claims.Settle("Use"+s.Name.Go+suffix, "security scheme "+complaint.Quote(s.Name.Wire), s.Pos)
}

// optionOf returns the name of the option that takes the inputs of the only scheme
// of a kind, or "".
func optionOf(s *model.SecurityScheme) string {
	return map[dialect.SchemeKind]string{
		dialect.APIKey:            "UseAPIKey",
		dialect.Basic:             "UseBasicAuth",
		dialect.Digest:            "UseDigestAuth",
		dialect.Bearer:            "UseBearerToken",
		dialect.ClientCredentials: "UseOAuthAuth",
	}[kindOf(s)]
}

// tokenOptionOf returns the name of the option that takes a function, for the only
// scheme that sends a token, or "".
func tokenOptionOf(s *model.SecurityScheme) string {
	switch kindOf(s) {
	case dialect.Bearer, dialect.ClientCredentials, dialect.AccessToken:
		return "UseTokenSource"
	}
	return ""
}
