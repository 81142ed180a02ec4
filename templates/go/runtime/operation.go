package admin

import "net/http"

// An Operation describes one operation in one version. Fields that do not apply
// are empty.
type Operation struct {
	Name        string // public name: "getCluster"
	Method      string // "GET"
	Path        string // template, with parameters in braces
	Accept      string // media type of the response, as the document spells it
	AcceptCSV   string // media type of the response as CSV, if there is one
	ContentType string // media type of the request body
	Deprecated  bool
	Sunset      string // last day of the version, as YYYY-MM-DD
	Successor   string // version or operation to use instead

	// Security lists alternatives: a request carries the credentials of the first
	// one for which the client has all, and none if there is no such alternative.
	// An alternative is a list of security schemes, each followed by a space and
	// the scopes it needs, if any. Nil means the alternatives of most operations.
	Security [][]string

	Servers []APIServer // of the operation itself; nil if it has those of the client

	// outcome decodes the body of a response with a status code into an answer that
	// has a field for each code. Nil means that all successful responses have one type.
	outcome func(status int, data []byte, v any) error

	paging *paging // of a list, nil for the paging of the client
	encode encoder // of the body, nil for JSON and streams
	form   []formRule

	// Details returns a pointer to a new value for the JSON body of an error
	// response, or nil if its type is not known. The media type is in lower case
	// and has no parameters.
	Details func(status int, mediaType string) any
}

// An APIServer is a server of an API. Its URL may have names of variables in braces.
// One that begins with a slash, or is empty, is below a server that the caller names.
type APIServer struct {
	URL       string
	Variables []APIServerVariable
}

// An APIServerVariable is a part of the URL of a server. If it has no default, the
// caller must set it.
type APIServerVariable struct {
	Name     string
	Default  string
	Required bool     // there is no default
	Values   []string // the allowed values; empty if any value is
}

// A formRule says how a property of a form is sent. Properties without a rule have
// the defaults of their types.
type formRule struct {
	_ keyed

	name        string
	contentType string   // of its part, or empty
	style       string   // "form", "spaceDelimited", "pipeDelimited" or "deepObject"; empty for none
	joined      bool     // a list is one value with separators
	reserved    bool     // reserved characters are not escaped
	headers     []string // of its part: names, each followed by its value
}

// A paging says how the pages of a list are read.
type paging struct {
	_ keyed

	kind  pagingKind
	start string   // query parameter that a page starts from, of the first three kinds
	first int      // number of the first page, or offset of the first item
	size  string   // query parameter that bounds the items of a page, or empty
	items []string // members that lead from the body to the items, none if the body is the list
	total []string // members that lead to the number of all items, if there is one
	next  []string // members that lead to the next page's cursor or link

	// header returns the next page's link from the header of a response. It is nil
	// if the link is in the body.
	header func(http.Header) string
}

// A pagingKind says how the next page is asked for.
type pagingKind byte

const (
	byNumber pagingKind = iota // of the page
	byOffset                   // number of the items before the page
	byCursor                   // that the page before has at next
	byLink                     // that the page before has at next, or in its header
)
