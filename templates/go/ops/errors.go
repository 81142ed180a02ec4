package ops

// An Errors says where the body of an error answer has what: each list is the
// members that lead to a value, and empty if the answer has none.
type Errors struct {
	Status      []string // the status code
	Code        []string // the API's name for the failure
	Title       []string // what the failure is in general
	Detail      []string // what went wrong this time
	Parameters  []string // a list of the values that the detail speaks of
	Violations  []string // a list of objects: what is wrong with the request
	Field       string   // within such an object: the path of a property
	Description string   // within such an object: what is wrong with it
}
