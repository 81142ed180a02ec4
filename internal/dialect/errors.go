package dialect

import "net/textproto"

// Errors says where an error answer has what. Of several paths the first applies
// that the answer has.
type Errors struct {
	Status     []Path     `yaml:"status"`     // the status code
	Code       []Path     `yaml:"code"`       // the API's name for the failure
	Title      []Path     `yaml:"title"`      // what the failure is in general
	Detail     []Path     `yaml:"detail"`     // what went wrong this time
	Parameters []Path     `yaml:"parameters"` // values that the detail speaks of
	Violations Violations `yaml:"violations"`
	RequestID  Header     `yaml:"requestID"` // the answer's header with the id of the request
}

// Violations says where an error answer lists what is wrong with the request.
type Violations struct {
	At          []Path `yaml:"at"`          // the list
	Field       []Path `yaml:"field"`       // of an element: the path of the property
	Description []Path `yaml:"description"` // of an element: what is wrong with it
}

// A Header is the name of a header field, or empty.
type Header string

func (h Header) fault() string {
	if h != "" && textproto.CanonicalMIMEHeaderKey(string(h)) != string(h) {
		return "is no header in canonical form"
	}
	return ""
}
