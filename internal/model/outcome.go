package model

import (
	"slices"
	"strings"
)

// Outcomes are the successful responses of a revision whose bodies have different
// schemas. A call returns a struct with a field for each of them.
type Outcomes struct {
	Name string // Go name of the struct: "CreateThingAnswer"
	All  []Outcome
}

// An Outcome is a successful response with a body.
type Outcome struct {
	Status      string // "202", "2XX" or "default"
	Field       string // its Go name: "Accepted"
	Description string // of the response
	Schema      *Schema
}

// DistinctOutcomes returns the successful responses with JSON bodies by status code,
// or nil if all have the same schema.
func (r *Revision) DistinctOutcomes() []Outcome {
	var all []Outcome
	same := true
	for _, response := range r.Responses {
		if p := response.json(); p != nil && response.Success() {
			all = append(all, Outcome{response.Status, outcomeField(response.Status), response.Description, p.Schema})
			same = same && SameType(all[0].Schema.Type, p.Schema.Type)
		}
	}
	if same {
		return nil
	}
	return all
}

// json returns the JSON body of a response: the one whose media type has no suffix, or
// the first. It returns nil if there is none.
func (r *Response) json() *Payload {
	var bodies []*Payload
	for _, p := range r.Payloads {
		if p.MediaType.IsJSON() && p.Schema != nil {
			bodies = append(bodies, p)
		}
	}
	if i := slices.IndexFunc(bodies, func(p *Payload) bool { return strings.HasPrefix(p.MediaType.Text, "application/json") }); i >= 0 {
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
