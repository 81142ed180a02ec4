package sdk

import (
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
	add(templates.Paging, g.any(func(m method) bool { return m.answer.kind == "ListCall" }))
	add(templates.Waiting, g.any(func(m method) bool { _, ok := m.waiter(); return ok }))
	return features
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
