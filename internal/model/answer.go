package model

import "github.com/atlasgen/atlasgen/internal/model/coding"

// Answer describes the success responses of an endpoint.
type Answer struct {
	Kind   AnswerKind
	Value  *Schema    // of Value and Pages
	Item   *Schema    // of Pages, Lines and Events: an element, and the data of an event
	Accept MediaType  // of the answer; zero if the document names none
	CSV    MediaType  // of the other representation beside JSON; zero if there is none
	Others []*Payload // further representations, which callers read as bytes
}

// An AnswerKind is what a successful call returns.
type AnswerKind int

// The kinds of answers.
const (
	NoContent AnswerKind = iota
	Value                // one JSON value, or nil where the status code has no body
	Pages                // a JSON object that is one page of a list
	Stream               // bytes in another format than JSON
	Several              // one of the outcomes of the revision
	Text                 // characters
	Lines                // a sequence of JSON values
	Events               // a stream of events
)

// Answer returns what a successful call of the endpoint returns.
func (e *Endpoint) Answer() Answer { return e.Revision.Answer() }

// Answer returns what a successful call returns in this version.
func (r *Revision) Answer() Answer {
	var a Answer
	best := r.best()
	if best == nil {
		a.Accept = r.bodiless()
		return a
	}
	a.Kind, a.Accept = Stream, best.MediaType
	switch best.MediaType.Coding() {
	case coding.JSON:
		a.Kind, a.Value = Value, best.Schema
	case coding.Text:
		a.Kind = Text
	case coding.Lines:
		a.Kind, a.Item = Lines, element(best.Schema)
	case coding.Events:
		a.Kind, a.Item = Events, eventData(best.Schema)
	}
	for p := range r.successes {
		if p.Schema != nil && p.MediaType.Text != best.MediaType.Text {
			a.beside(p)
		}
	}
	if r.Outcomes != nil {
		a.Kind, a.Value = Several, nil
	}
	if r.Paging != nil {
		a.Kind, a.Item = Pages, r.Paging.Item
	}
	return a
}

// element returns the schema of one value of a sequence, which some documents describe
// as a list.
func element(s *Schema) *Schema {
	if list, ok := Resolved(s.Type).(*List); ok {
		return list.Elem
	}
	return s
}

// eventData returns the schema of the data of an event. Some documents describe the
// whole event.
func eventData(s *Schema) *Schema {
	s = element(s)
	o := Fields(Resolved(s.Type))
	if o == nil || o.Property("data") == nil {
		return s
	}
	for _, p := range o.Properties {
		switch p.Name.Wire {
		case "data", "event", "id", "retry":
		default:
			return s
		}
	}
	return &o.Property("data").Schema
}

// HasChoice reports whether callers can choose a media type of the body or of the
// answer. CSV beside JSON has a method of its own.
func (r *Revision) HasChoice() bool {
	a := r.Answer()
	body := r.Request != nil && (r.Request.Others != nil || r.Request.MediaType.IsRange())
	return body || a.Others != nil || a.Accept.IsRange()
}

// HasEvents reports whether a successful answer is a stream of events.
func (r *Revision) HasEvents() bool {
	for p := range r.successes {
		if p.MediaType.Coding() == coding.Events {
			return true
		}
	}
	return false
}

// successes yields the payloads of successful responses.
func (r *Revision) successes(yield func(*Payload) bool) {
	for _, response := range r.Responses {
		for _, p := range response.Payloads {
			if response.Success() && !yield(p) {
				return
			}
		}
	}
}

// best returns the payload that callers ask for, or nil.
func (r *Revision) best() *Payload {
	var best *Payload
	for p := range r.successes {
		if p.Schema != nil && (best == nil || p.rank() < best.rank()) {
			best = p
		}
	}
	return best
}

// bodiless returns the media type of the first success, which has no body.
func (r *Revision) bodiless() MediaType {
	for p := range r.successes {
		return p.MediaType
	}
	return MediaType{}
}

// beside adds another representation of the answer. CSV beside JSON has a method of
// its own.
func (a *Answer) beside(p *Payload) {
	if a.Kind == Value && p.MediaType.Format == "csv" {
		a.CSV = p.MediaType
		return
	}
	for _, other := range a.Others {
		if other.MediaType.Text == p.MediaType.Text {
			return
		}
	}
	a.Others = append(a.Others, p)
}
