package ops

// A Paging says how a list that is too long for one answer is read.
type Paging struct {
	Kind  PagingKind
	Start string   // query parameter that a page starts from, of the first three kinds
	First int      // number of the first page, or offset of the first item; 0 for other kinds
	Size  string   // query parameter that bounds the items of a page; empty if there is none
	Items []string // members that lead from the body to the list; empty if the body is the list
	Total []string // members that lead to the number of all items; empty if the answer has none
	Next  []string // members that lead to the next page's cursor or link; else empty
	Links []string // members of the body that link to pages; a merged list lacks them
}

// A PagingKind says how the next page is asked for.
type PagingKind string

// The kinds of paging.
const (
	PageNumber PagingKind = "page"       // Start is the number of a page, counted from First
	Offset     PagingKind = "offset"     // Start is the number of items before the page, plus First
	Cursor     PagingKind = "cursor"     // Start is what the page before has at Next
	NextLink   PagingKind = "nextLink"   // the next page's URL is at Next, which the last page lacks
	LinkHeader PagingKind = "linkHeader" // the next page's URL is in the header Link (RFC 8288)
)
