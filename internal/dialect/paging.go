package dialect

import "strings"

// A Paging is a rule for reading long lists. It applies to an operation that has, for
// each kind of parameter and property in the rule, at least one of those listed.
type Paging struct {
	Kind  PagingKind `yaml:"kind"`
	Start []string   `yaml:"start"` // query parameters: page number, offset or cursor
	Size  []string   `yaml:"size"`  // query parameters that bound the items of a page; with "" among them, none is needed
	Items []Path     `yaml:"items"` // where the list is in the response; "" is the response itself
	Total []Path     `yaml:"total"` // where the number of all items is, if anywhere
	Next  []Path     `yaml:"next"`  // where the next cursor or link is
	Links []string   `yaml:"links"` // properties that link to pages, which a merged list lacks
}

func (p *Paging) fault() string {
	switch {
	case p.Kind == "":
		return "a rule of paging needs a kind"
	case p.Kind.hasStart() != (len(p.Start) > 0):
		return "start belongs to the kinds page, offset and cursor, which need it"
	case p.Kind.hasNext() != (len(p.Next) > 0):
		return "next belongs to the kinds cursor, nextLink and x-ms-pageable, which need it"
	case len(p.Items) == 0:
		return "a rule of paging needs items"
	}
	return ""
}

// A PagingKind is a way to find the next page.
type PagingKind string

// The kinds of paging.
const (
	PageNumber PagingKind = "page"          // by its number
	Offset     PagingKind = "offset"        // by the number of items before it
	Cursor     PagingKind = "cursor"        // by a cursor in the previous page
	NextLink   PagingKind = "nextLink"      // by a URL in the previous page
	LinkHeader PagingKind = "linkHeader"    // by a URL in the header Link (RFC 8288)
	Pageable   PagingKind = "x-ms-pageable" // as the extension x-ms-pageable of the operation says
)

func (k PagingKind) fault() string {
	switch k {
	case PageNumber, Offset, Cursor, NextLink, LinkHeader, Pageable:
		return ""
	}
	return "is none of page, offset, cursor, nextLink, linkHeader and x-ms-pageable"
}

func (k PagingKind) hasStart() bool { return k == PageNumber || k == Offset || k == Cursor }

func (k PagingKind) hasNext() bool { return k == Cursor || k == NextLink || k == Pageable }

// A Path locates a value in a JSON text: names of members, separated by dots. An empty
// path locates the text itself.
type Path string

func (p Path) fault() string {
	if p != "" && strings.Contains("."+string(p)+".", "..") {
		return "is no path: want names separated by dots"
	}
	return ""
}

// Steps returns the names.
func (p Path) Steps() []string {
	if p == "" {
		return nil
	}
	return strings.Split(string(p), ".")
}
