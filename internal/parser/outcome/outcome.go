// Package outcome tells successful responses with different schemas apart.
package outcome

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// Distinct returns the successful responses with JSON bodies by status code,
// or nil if all have the same schema.
func Distinct(r *model.Revision) []model.Outcome {
	var all []model.Outcome
	same := true
	for _, response := range r.Responses {
		if p := body(response); p != nil && response.Success() {
			all = append(all, model.Outcome{Status: response.Status, Field: outcomeField(response.Status), Description: response.Description, Schema: p.Schema})
			same = same && model.SameType(all[0].Schema.Type, p.Schema.Type)
		}
	}
	if same {
		return nil
	}
	return all
}

// body returns the JSON body of a response: the one whose media type has no suffix, or
// the first. It returns nil if there is none.
func body(r *model.Response) *model.Payload {
	var bodies []*model.Payload
	for _, p := range r.Payloads {
		if p.MediaType.IsJSON() && p.Schema != nil {
			bodies = append(bodies, p)
		}
	}
	if i := slices.IndexFunc(bodies, func(p *model.Payload) bool { return strings.HasPrefix(p.MediaType.Text, "application/json") }); i >= 0 {
		return bodies[i]
	}
	if len(bodies) == 0 {
		return nil
	}
	return bodies[0]
}

// outcomeField returns the Go name for a status: the name that the IANA has registered
// for the code, in Go's spelling, or "Status" with the code.
func outcomeField(status string) string {
	switch status {
	case "200":
		return "OK"
	case "201":
		return "Created"
	case "202":
		return "Accepted"
	case "203":
		return "NonAuthoritative"
	case "206":
		return "PartialContent"
	case "207":
		return "MultiStatus"
	case "208":
		return "AlreadyReported"
	case "226":
		return "IMUsed"
	case "default":
		return "Default"
	}
	return "Status" + status
}
