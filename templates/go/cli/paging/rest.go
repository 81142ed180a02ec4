package paging

import (
	"fmt"
	"net/http"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// A Rest says how much of a list one page shows.
type Rest struct {
	Items int  // of the page
	Total int  // of the list, or -1 if it is not announced
	More  bool // there are items behind the page, or there may be
	Sure  bool // it is certain that there are
}

// byNumber reports whether pages are asked for by a number, so that no page leads to
// another.
func (l List) byNumber() bool { return l.How.Kind == ops.PageNumber || l.How.Kind == ops.Offset }

// String says what the page does not show, or "".
func (r Rest) String() string {
	if !r.More {
		return ""
	}
	text := fmt.Sprintf("%d, and there may be more", r.Items)
	switch {
	case r.Total >= 0:
		text = fmt.Sprintf("%d of %d", r.Items, r.Total)
	case r.Sure:
		text = fmt.Sprintf("%d, and there are more", r.Items)
	}
	return text + "; --all fetches the rest"
}

// After returns the rest of the list after the response to Request, whose body is data.
// If the request names no page size, Largest is the size that the server chooses.
func (l List) After(resp *http.Response, data []byte) (Rest, error) {
	page, err := tree.Decode(data)
	if err != nil {
		return Rest{}, err
	}
	w := newWalk(l)
	list, _ := at(page, l.How.Items).([]any)
	w.announced(page)
	w.pages = 1
	w.seen += len(list)
	done, err := w.last(page, len(list), resp)
	if len(list) == 0 && l.byNumber() {
		done = true
	}
	return Rest{len(list), w.total, !done, w.total >= 0 || !l.byNumber()}, err
}
