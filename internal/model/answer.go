package model

// Answer describes the success responses of an endpoint.
type Answer struct {
	Kind   AnswerKind
	Value  *Schema    // of Value and Pages
	Item   *Schema    // of Pages: an element of the list
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
	case JSONCoding:
		a.Kind, a.Value = Value, best.Schema
	case TextCoding:
		a.Kind = Text
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
