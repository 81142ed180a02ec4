package sdk

import (
	"net/url"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/emit/sdk/comment"
	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// security writes the options of the client that take credentials.
func (g *generator) security(f *file) {
	for _, s := range g.api.Document.Security {
		if s.Option != "" {
			g.option(f, s.Option, s, inputParams(s), g.optionCall(s))
		}
		if s.TokenOption != "" {
			source := jen.Id("source").Func().Params(jen.Id("ctx").Qual("context", "Context")).Params(jen.Id("token").String(), jen.Err().Error())
			g.option(f, s.TokenOption, s, source, jen.Id("useTokens").Call(quoted(s.Name.Wire), jen.Id("source")))
		}
	}
}

// hasOptions reports whether the client takes credentials.
func (g *generator) hasOptions() bool {
	return slices.ContainsFunc(g.api.Document.Security, func(s *model.SecurityScheme) bool { return s.Option != "" || s.TokenOption != "" })
}

func quoted(s string) *jen.Statement { return jen.Op(text.GoString(s)) }

func (g *generator) option(f *file, name string, s *model.SecurityScheme, params, call *jen.Statement) {
	f.doc(comment.Option(name, s))
	f.Func().Id(name).Params(params).Id("Option").Block(jen.Return(call))
	f.Line()
}

// inputParams returns the parameters for the values of a scheme.
func inputParams(s *model.SecurityScheme) *jen.Statement {
	return jen.ListFunc(func(group *jen.Group) {
		for _, i := range s.Inputs {
			group.Id(i.Go)
		}
	}).String()
}

// optionCall calls the function of the runtime that makes the credentials.
func (g *generator) optionCall(s *model.SecurityScheme) *jen.Statement {
	function := "useToken"
	args := []jen.Code{quoted(s.Name.Wire)}
	switch kind := s.Kind.(type) {
	case model.APIKey:
		function = "useAPIKey"
		args = append(args, quoted(kind.In.String()), quoted(kind.Param))
	case model.Basic:
		function = "useBasic"
	case model.Digest:
		function = "useDigest"
	case model.ClientCredentials:
		function = "useClientCredentials"
		args = append(args, quoted(g.belowServer(kind.TokenURL)))
	}
	for _, i := range s.Inputs {
		args = append(args, jen.Id(i.Go))
	}
	return jen.Id("given").Call(append([]jen.Code{quoted(s.Option), jen.Id(function).Call(args...)}, needs(s)...)...)
}

// needs returns the names and values of the inputs that must not be empty. Some APIs
// take a key as the user name, and no password.
func needs(s *model.SecurityScheme) []jen.Code {
	inputs := s.Inputs
	if _, ok := s.Kind.(model.Basic); ok {
		inputs = inputs[:1]
	}
	var all []jen.Code
	for _, i := range inputs {
		all = append(all, quoted(i.Go), jen.Id(i.Go))
	}
	return all
}

// belowServer returns a URL as it is, or the path below the base URL if it is
// there, so that it moves when that does.
func (g *generator) belowServer(address string) string {
	if path, ok := strings.CutPrefix(address, g.api.Document.BaseURL()); ok && strings.HasPrefix(path, "/") {
		return path
	}
	if u, err := url.Parse(address); err == nil && u.IsAbs() || strings.HasPrefix(address, "/") {
		return address
	}
	return "/" + address
}

// revokeURL returns where tokens are revoked, or "".
func (g *generator) revokeURL() string {
	for _, s := range g.api.Document.Security {
		if kind, ok := s.Kind.(model.ClientCredentials); ok && kind.RevokeURL != "" {
			return g.belowServer(kind.RevokeURL)
		}
	}
	return ""
}

// requirements returns the literal of a list of alternatives.
func requirements(alternatives [][]string) *jen.Statement {
	return jen.Index().Index().String().ValuesFunc(func(group *jen.Group) {
		for _, uses := range alternatives {
			group.ValuesFunc(func(group *jen.Group) {
				for _, use := range uses {
					group.Add(quoted(use))
				}
			})
		}
	})
}
