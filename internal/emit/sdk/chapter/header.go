package chapter

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// Headers returns the headers that responses of the API have, in document order.
func Headers(a *model.API) []*model.Header {
	used := map[string]bool{} // asked, never ranged over
	for _, e := range a.Endpoints {
		for _, r := range e.Revision.Responses {
			for _, h := range r.Headers {
				used[strings.ToLower(h.Name.Wire)] = true
			}
		}
	}
	var all []*model.Header
	for _, h := range a.Document.Headers {
		if used[strings.ToLower(h.Name)] {
			all = append(all, h)
		}
	}
	return all
}
