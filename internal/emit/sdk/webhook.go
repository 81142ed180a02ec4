package sdk

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/emit/sdk/comment"
	"github.com/atlasgen/atlasgen/internal/model"
)

// webhooks writes the names of the requests that the API sends, and the function that
// reads them.
func (g *generator) webhooks(f *file) {
	f.ImportName("net/http", "http")
	f.doc("// Names of requests that the API sends, for [ParseWebhook].")
	f.Const().DefsFunc(func(group *jen.Group) {
		for _, h := range g.api.Hooks {
			if g.firstNamed(h) != h {
				continue
			}
			group.Add(f.comment(comment.Webhook(h)))
			group.Id(h.Const).Op("=").Add(quoted(h.Name))
		}
	})
	f.Line()
	f.doc(comment.ParseWebhook(g.api.Hooks, g.webhookType))
	f.Func().Id("ParseWebhook").Params(jen.Id("name").String(), jen.Id("r").Op("*").Qual("net/http", "Request")).Params(jen.Any(), jen.Error()).Block(
		jen.Return(jen.Id("parseWebhook").Call(jen.Id("webhooks"), jen.Id("name"), jen.Id("r"))),
	)
	f.Line()
	var all []jen.Code
	for _, h := range g.api.Hooks {
		var l literal
		l.add("name", jen.Id(g.firstNamed(h).Const))
		l.text("method", h.Operation.Method)
		if s := webhookBody(h); s != nil {
			l.add("body", jen.Func().Params().Any().Block(jen.Return(jen.New(g.shapes.Value(s.Type)))))
		}
		all = append(all, jen.Values(l.fields...))
	}
	f.Var().Id("webhooks").Op("=").Index().Id("webhook").Custom(lines, all...)
	f.Line()
}

// firstNamed returns the first webhook with the name of h, which differs in its method.
func (g *generator) firstNamed(h *model.Hook) *model.Hook {
	return g.api.Hooks[slices.IndexFunc(g.api.Hooks, func(x *model.Hook) bool { return x.Name == h.Name })]
}

// webhookBody returns the schema of the JSON body of a webhook, or nil.
func webhookBody(h *model.Hook) *model.Schema {
	r := h.Revision.Request
	if r == nil {
		return nil
	}
	all := append([]*model.Payload{&r.Payload}, r.Others...)
	i := slices.IndexFunc(all, func(p *model.Payload) bool { return p.MediaType.IsJSON() && p.Schema != nil })
	if i < 0 {
		return nil
	}
	return all[i].Schema
}

// webhookType returns the Go type of what ParseWebhook returns, or "" if there is no
// JSON body.
func (g *generator) webhookType(h *model.Hook) string {
	if s := webhookBody(h); s != nil {
		return "*" + g.shapes.Value(s.Type).GoString()
	}
	return ""
}
