package model

// A Paging describes how a list is read that does not fit into one response. It
// belongs to a Revision, because the type of the items and the kind may change by
// version.
type Paging struct {
	Kind  PagingKind
	Start string   // wire name of the query parameter for a page number, an offset or a cursor; else empty
	First int      // number of the first page, or offset of the first item; 0 for other kinds
	Size  string   // wire name of the query parameter that bounds the items of a page; empty if there is none
	Items []string // wire names that lead from the body to the list; empty if the body is the list
	Total []string // wire names that lead to the number of all items; empty if the answer has none
	Next  []string // wire names that lead to the next page's cursor or link; else empty
	Links []string // wire names of properties of the body that link to pages; a merged list lacks them
	Item  *Schema  // an element of the list, never nil
}

// A PagingKind is a way to request the next page.
type PagingKind int

// The kinds of paging.
const (
	PageNumber PagingKind = iota // Start is the number of a page, counted from First
	Offset                       // Start is the number of items before the page, plus First
	Cursor                       // Start is the value at Next in the previous page
	NextLink                     // the URL of the next page is at Next, which is absent or empty on the last page
	LinkHeader                   // the URL of the next page is in the header Link with rel="next" (RFC 8288)
)

// Member returns the schema of a nested property: wire names lead to it from s,
// through references. It returns s if there are no names, and nil if a property is
// missing.
func (s *Schema) Member(path ...string) *Schema {
	for _, name := range path {
		if s = s.property(name); s == nil {
			return nil
		}
	}
	return s
}

func (s *Schema) property(name string) *Schema {
	object, ok := Resolved(s.Type).(*Object)
	if !ok {
		return nil
	}
	p := object.Property(name)
	if p == nil {
		return nil
	}
	return &p.Schema
}
