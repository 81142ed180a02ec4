package dialect

import "net/textproto"

// Errors locates the facts in an error response. Where it lists several paths, the
// first one that exists in the response applies.
type Errors struct {
	Status     []Path     `yaml:"status"`     // the status code
	Code       []Path     `yaml:"code"`       // the API's name for the failure
	Title      []Path     `yaml:"title"`      // what the failure is in general
	Detail     []Path     `yaml:"detail"`     // what went wrong this time
	Parameters []Path     `yaml:"parameters"` // values that the detail mentions
	Violations Violations `yaml:"violations"`
	RequestID  Header     `yaml:"requestID"` // the response header with the ID of the request
}

// Violations locates the list of mistakes in a request.
type Violations struct {
	At          []Path `yaml:"at"`          // the list
	Field       []Path `yaml:"field"`       // of an element: the path of the property
	Description []Path `yaml:"description"` // of an element: what is wrong with it
}

// A Header is the name of a header field. It may be empty.
type Header string

func (h Header) fault() string {
	if h != "" && textproto.CanonicalMIMEHeaderKey(string(h)) != string(h) {
		return "is no header in canonical form"
	}
	return ""
}
