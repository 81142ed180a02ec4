package main

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// withoutSunset returns an API less the endpoints whose announced sunset is
// before a date, and less what only they reach. An empty date drops nothing.
func withoutSunset(api *model.API, before model.Date) *model.API {
	gone := func(e *model.Endpoint) bool { return e.Revision.Sunset != "" && e.Revision.Sunset < before }
	if !slices.ContainsFunc(api.Endpoints, gone) {
		return api
	}
	kept := *api
	kept.Endpoints = slices.DeleteFunc(slices.Clone(api.Endpoints), gone)
	kept.Services, kept.Decls = nil, nil
	for _, s := range api.Services {
		if left := slices.DeleteFunc(slices.Clone(s.Endpoints), gone); len(left) > 0 {
			kept.Services = append(kept.Services, &model.Service{Tag: s.Tag, Endpoints: left})
		}
	}
	for _, e := range kept.Endpoints {
		kept.Decls = append(kept.Decls, e.Reach()...)
	}
	slices.SortFunc(kept.Decls, func(a, b *model.Decl) int { return strings.Compare(a.Name.Go, b.Name.Go) })
	kept.Decls = slices.Compact(kept.Decls)
	return &kept
}
