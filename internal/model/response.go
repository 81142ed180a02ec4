package model

import "slices"

// A Coverage is what a "default" response describes.
type Coverage int

// The coverages.
const (
	CoversErrors  Coverage = iota // the usual one: other responses describe success
	CoversSuccess                 // no other response is declared
	CoversAll                     // the other responses describe errors, and have other bodies
)

// Success reports whether the response describes success: its status code is of class
// 2xx (RFC 9110, section 15.3), or it is the default and no other response does.
func (r *Response) Success() bool { return r.Status[0] == '2' || r.Covers != CoversErrors }

// Failure reports whether the response describes errors.
func (r *Response) Failure() bool {
	return r.Status[0] == '4' || r.Status[0] == '5' || r.Status == "default" && r.Covers != CoversSuccess
}

// CoverDefault determines what the default response describes, if there is one.
func (r *Revision) CoverDefault() {
	i := slices.IndexFunc(r.Responses, func(x *Response) bool { return x.Status == "default" })
	switch {
	case i < 0:
	case len(r.Responses)+len(r.Dropped) == 1:
		r.Responses[i].Covers = CoversSuccess
	case r.onlyErrorsBeside(r.Responses[i]):
		r.Responses[i].Covers = CoversAll
	}
}

// onlyErrorsBeside reports whether all other responses are errors, and none of them
// has the body of the default response.
func (r *Revision) onlyErrorsBeside(d *Response) bool {
	for _, x := range r.Responses {
		if x != d && (!x.Failure() || x.sameBody(d)) {
			return false
		}
	}
	return !slices.ContainsFunc(r.Dropped, func(status string) bool { return status[0] == '2' })
}

// sameBody reports whether two responses have the same declared type, or are the same
// component.
func (r *Response) sameBody(x *Response) bool {
	if r.Shared != "" && r.Shared == x.Shared {
		return true
	}
	for _, p := range r.Payloads {
		for _, q := range x.Payloads {
			if p.Schema != nil && q.Schema != nil && errorBodyOf(p) == errorBodyOf(q) {
				return true
			}
		}
	}
	return false
}

// errorBodyOf identifies the type of a body: its declaration, or the type itself.
func errorBodyOf(p *Payload) any {
	if ref, ok := p.Schema.Type.(*Ref); ok {
		return ref.Decl
	}
	return p.Schema.Type
}
