package model

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
