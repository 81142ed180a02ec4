package sdk

import (
	"regexp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"

	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/model"
)

// client writes the type that users begin with.
func (g *generator) client(f *file) {
	g.defaults(f)
	g.servers(f)
	g.codes(f)
	g.headers(f)
	g.usualDetails(f)
	g.clientType(f)
	g.newClient(f)
}

// defaults writes the constants that a client has unless its options say
// otherwise.
func (g *generator) defaults(f *file) {
	f.Const().Defs(
		jen.Id("defaultBaseURL").Op("=").Add(quoted(g.api.Document.BaseURL())),
		jen.Id("defaultUserAgent").Op("=").Add(quoted(g.userAgent())),
	)
	f.Line()
	if secrets := g.secrets(); len(secrets) > 0 || len(g.printing) > 0 {
		f.doc("// secretNames are the properties that the document calls passwords, and API keys.")
		f.Var().Id("secretNames").Op("=").Index().String().Values(secrets...)
		f.Line()
	}
	f.Var().Id("defaultErrors").Op("=").Id("errorForm").Values(errorForm(g.options.Dialect.Errors)...)
	f.Line()
}

// codes writes the error codes that the document mentions.
func (g *generator) codes(f *file) {
	if len(g.api.Document.Codes) == 0 {
		return
	}
	f.doc("// Codes of errors that the document mentions. There are many more: any [Code] can\n// be compared to an error.")
	f.Const().DefsFunc(func(group *jen.Group) {
		for _, c := range g.api.Document.Codes {
			group.Id(c.Go).Id("Code").Op("=").Op(text.GoString(c.Wire))
		}
	})
	f.Line()
}

// secrets returns the names of what is never logged, properties and API keys: sorted,
// and each once.
func (g *generator) secrets() []jen.Code {
	var names []string
	for _, d := range g.api.Decls {
		o := model.Fields(d.Type)
		if o == nil {
			continue
		}
		for _, p := range o.Properties {
			if p.Password() {
				names = append(names, p.Name.Wire)
			}
		}
	}
	for _, s := range g.api.Document.Security {
		if key, ok := s.Kind.(model.APIKey); ok {
			names = append(names, key.Param)
		}
	}
	slices.Sort(names)
	var literals []jen.Code
	for _, name := range slices.Compact(names) {
		literals = append(literals, quoted(name))
	}
	return literals
}

var majorVersion = regexp.MustCompile(`/v[0-9]+$`)

// userAgent names the SDK and its pin: "shop-sdk-go/2025-03-12".
func (g *generator) userAgent() string {
	name := majorVersion.ReplaceAllString(g.options.Module, "")
	name = name[strings.LastIndexByte(name, '/')+1:] + "-go"
	if pin := g.api.Pin.String(); pin != "" {
		name += "/" + strings.ReplaceAll(pin, ":", "-") // no colon in a product (RFC 9110, section 10.1.5)
	}
	return name
}

func (g *generator) clientType(f *file) {
	f.doc("// A Client calls the API. Its fields are the services, one for each group of\n// operations. It is made by [NewClient] and may be used by several goroutines at\n// once.")
	f.Type().Id("Client").StructFunc(func(group *jen.Group) {
		group.Op("*").Id("Caller").Comment("// what all services share")
		group.Line()
		for _, s := range g.api.Services {
			group.Id(s.Tag.Field).Id(s.Tag.Name.Go)
		}
		for _, s := range g.api.Services {
			if s.Tag.Former != "" {
				group.Line()
				group.Comment("// Deprecated: use " + s.Tag.Field + ".")
				group.Id(s.Tag.Former).Id(s.Tag.Name.Go)
			}
		}
	})
	f.Line()
	g.formerServices(f)
}

// formerServices writes aliases under the names that services had.
func (g *generator) formerServices(f *file) {
	for _, s := range g.api.Services {
		if former := s.Tag.Former; former != "" {
			f.doc("// " + former + " is what [" + s.Tag.Name.Go + "] was called.\n//\n// Deprecated: use [" + s.Tag.Name.Go + "].")
			f.Type().Id(former).Op("=").Id(s.Tag.Name.Go)
			f.Line()
		}
	}
}

func (g *generator) newClient(f *file) {
	fields := []jen.Code{jen.Id("Caller").Op(":").Id("caller")}
	for _, s := range g.api.Services {
		fields = append(fields, jen.Id(s.Tag.Field).Op(":").Id(s.Tag.Name.Go).Values(jen.Id("caller")))
		if s.Tag.Former != "" {
			fields = append(fields, jen.Id(s.Tag.Former).Op(":").Id(s.Tag.Name.Go).Values(jen.Id("caller")))
		}
	}
	f.doc("// NewClient returns a client. The order of the options does not matter. Nothing is\n// sent before the first call.")
	f.Func().Id("NewClient").Params(jen.Id("options").Op("...").Id("Option")).Params(jen.Op("*").Id("Client"), jen.Error()).Block(
		jen.Id("document").Op(":=").Id("defaults").Values(g.documentFacts()...),
		jen.List(jen.Id("caller"), jen.Err()).Op(":=").Id("newCaller").Call(jen.Id("document"), jen.Id("options")),
		jen.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Nil(), jen.Err())),
		jen.Return(jen.Op("&").Id("Client").Custom(lines, fields...), jen.Nil()),
	)
}

// documentFacts returns the fields of the defaults of a client.
func (g *generator) documentFacts() []jen.Code {
	facts := []jen.Code{
		jen.Id("baseURL").Op(":").Id("defaultBaseURL"),
		jen.Id("userAgent").Op(":").Id("defaultUserAgent"),
		jen.Id("errors").Op(":").Op("&").Id("defaultErrors"),
	}
	if g.api.Document.Choice() {
		facts = append(facts, g.serverFacts()...)
	}
	if url := g.revokeURL(); url != "" {
		facts = append(facts, jen.Id("revokeURL").Op(":").Add(quoted(url)))
	}
	if len(g.common) > 0 {
		facts = append(facts, jen.Id("security").Op(":").Add(requirements(g.common)))
	}
	if g.usual != nil {
		facts = append(facts, jen.Id("paging").Op(":").Add(pagingLiteral(g.usual)))
	}
	if len(g.secrets()) > 0 {
		facts = append(facts, jen.Id("secrets").Op(":").Id("secretNames"))
	}
	if g.styled() {
		facts = append(facts, jen.Id("styled").Op(":").Id("addStyled"))
	}
	return facts
}
