package html

import (
	"html/template"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

type authView struct {
	Ways    []section
	Tokens  bool
	Go, CLI template.HTML
}

// Authentication returns the page about authentication.
func (w *Writer) Authentication() ([]byte, error) {
	a, s := w.site.Authentication(), w.top
	v := authView{Tokens: a.Tokens, Go: s.html(func() { s.program(a.Go) }), CLI: s.html(func() { s.program(a.CLI) })}
	for _, way := range a.Ways {
		v.Ways = append(v.Ways, section{way.Anchor, way.Title, s.html(func() { s.way(way) })})
	}
	return w.topFrame("authentication.html", "Authentication", "authentication", v)
}

func (s *sheet) way(x page.Way) {
	s.prose(x.Description)
	s.put(&s.Security.Way, func(field string) {
		if field == "Method" {
			s.method(x.Kind)
		} else {
			s.expected(x.Expected)
		}
	})
	switch kind := x.Kind.(type) {
	case model.ClientCredentials:
		s.scopes(kind.Scopes)
	case model.Token:
		s.scopes(kind.Scopes)
	}
	if len(x.Code.Parts()) > 0 {
		s.put(&s.Security.Code, func(string) { s.program(x.Code) })
	}
}

// method describes how a kind of scheme authenticates a request.
func (s *sheet) method(kind model.SecurityKind) {
	switch kind := kind.(type) {
	case model.APIKey:
		place := map[model.In]string{model.InHeader: "header", model.InQuery: "query parameter", model.InCookie: "cookie"}[kind.In]
		s.set(&s.Security.APIKey, "Place", place, "Name", text.HTML(kind.Param))
	case model.Basic:
		s.put(&s.Security.Basic, nil)
	case model.Digest:
		s.put(&s.Security.Digest, nil)
	case model.Bearer:
		s.put(&s.Security.Bearer, nil)
	case model.ClientCredentials:
		s.put(&s.Security.ClientCredentials, nil)
	case model.Token:
		s.token(text.WebAddress(kind.URL))
	case model.MutualTLS:
		s.put(&s.Security.MutualTLS, nil)
	case model.Unsupported:
		s.set(&s.Security.Unsupported, "What", text.HTML(kind.What))
	}
}

// token describes how to get a token. address may be empty.
func (s *sheet) token(address string) {
	if address == "" {
		s.put(&s.Security.Token, nil)
		return
	}
	s.put(&s.Security.TokenAt, func(string) { s.link(address, address) })
}

// expected lists the variables that samples for curl read.
func (s *sheet) expected(list []page.Expectation) {
	for i, x := range list {
		s.raw(cond(i == 0, " The samples expect ", " and "))
		s.plain(cond(x.What == "", "it", "the "+x.What))
		s.raw(" in ")
		s.code(x.Variable)
	}
	s.rawIf(len(list) > 0, ".")
}

// scopes lists the scopes of tokens.
func (s *sheet) scopes(list []model.Scope) {
	if len(list) == 0 {
		return
	}
	s.wrap(&s.parts.Operation.Facts, func() {
		for _, x := range list {
			s.fact(&s.parts.Operation.Fact, s.capture(func() { s.code(x.Name) }), func() { s.plain(x.Description) })
		}
	})
}
