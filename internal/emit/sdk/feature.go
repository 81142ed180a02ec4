package sdk

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/emit/sdk/chapter"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/templates"
)

// features returns the features of the runtime that the generated code uses.
func (g *generator) features() []templates.Feature {
	var features []templates.Feature
	add := func(f templates.Feature, needed bool) {
		if needed {
			features = append(features, f)
		}
	}
	pagings := g.pagings()
	add(templates.Links, slices.ContainsFunc(pagings, func(p *model.Paging) bool { return p.Kind == model.LinkHeader }))
	add(templates.Paging, len(pagings) > 0)
	add(templates.PagingCSV, g.any(func(m method) bool { return m.answer.kind == listFormatCall }))
	add(templates.Servers, g.api.Document.Choice())
	add(templates.Headers, len(chapter.Headers(g.api)) > 0)
	add(templates.Webhooks, len(g.api.Hooks) > 0)
	add(templates.Outcomes, g.any(func(m method) bool { return m.endpoint.Revision.Outcomes != nil }))
	add(templates.Printing, len(g.printing) > 0)
	add(templates.Text, g.any(method.usesText))
	add(templates.Lines, g.any(func(m method) bool { return m.answer.kind == sequenceCall }))
	add(templates.Events, g.any(func(m method) bool { return m.endpoint.Revision.HasEvents() }))
	add(templates.Choice, g.any(func(m method) bool { return m.endpoint.Revision.HasChoice() }))
	add(templates.Form, g.any(method.usesForm))
	add(templates.Multipart, g.any(method.usesMultipart))
	add(templates.Waiting, g.any(func(m method) bool { _, ok := m.waiter(); return ok }))
	for _, s := range g.api.Document.Security {
		add(featureOf(s), s.Option != "")
		add(templates.Bearer, s.TokenOption != "")
	}
	add(templates.Revocation, g.revokeURL() != "")
	add(templates.Styles, g.styled())
	return features
}

// featureOf returns the feature that a scheme with an option needs.
func featureOf(s *model.SecurityScheme) templates.Feature {
	switch s.Kind.(type) {
	case model.APIKey:
		return templates.APIKey
	case model.Basic:
		return templates.Basic
	case model.Digest:
		return templates.Digest
	case model.ClientCredentials:
		return templates.ClientCredentials
	}
	return templates.Bearer
}

// styled reports whether a parameter has a style of its own.
func (g *generator) styled() bool {
	return g.any(func(m method) bool {
		return slices.ContainsFunc(m.endpoint.Operation.Params, func(p *model.Param) bool { return p.Style != "" })
	})
}

// any reports whether has is true of a method of the SDK.
func (g *generator) any(has func(method) bool) bool {
	for _, s := range g.api.Services {
		for _, e := range s.Endpoints {
			if has(g.method(s, e)) {
				return true
			}
		}
	}
	return false
}
