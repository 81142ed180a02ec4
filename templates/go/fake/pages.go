package fake

import (
	"cmp"
	"fmt"
	"net/http"
	"strconv"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// Pages returns a handler that answers with the page of a list that a request asks
// for. It fails for operations whose answer is no page.
func Pages[T any](items []T) Handler {
	return func(r *Request) (any, error) {
		p := r.Version.Paging
		if p == nil {
			return nil, fmt.Errorf("the answer of %s is no page of a list", r.Operation.Name)
		}
		size := r.size(p)
		from := min(r.start(p, size), len(items))
		to := min(from+size, len(items))
		page := append([]T{}, items[from:to]...)
		var answer Answer
		if len(p.Items) == 0 {
			answer.Value = page
		} else {
			answer.Value = body(p, page, len(items))
		}
		if to < len(items) {
			r.lead(p, to, &answer)
		}
		return answer, nil
	}
}

// body returns a page as an object.
func body(p *ops.Paging, items any, total int) map[string]any {
	body := map[string]any{}
	put(body, p.Items, items)
	if len(p.Total) > 0 {
		put(body, p.Total, total)
	}
	return body
}

// defaultPageSize applies if neither the request nor the document has a size.
const defaultPageSize = 100

// size returns how many items a page has.
func (r *Request) size(p *ops.Paging) int {
	size := 0
	for _, param := range r.Operation.Params {
		if param.In == ops.Query && param.Name == p.Size {
			size = count(param.Default)
		}
	}
	return cmp.Or(count(r.Query.Get(p.Size)), size, defaultPageSize)
}

// start returns how many items there are before the page.
func (r *Request) start(p *ops.Paging, size int) int {
	n := max(p.First, count(r.Query.Get(p.Start)))
	switch p.Kind {
	case ops.PageNumber:
		return (n - p.First) * size
	case ops.Offset:
		return n - p.First
	case ops.NextLink, ops.LinkHeader:
		return r.from
	}
	return n
}

// count returns text as a number, or 0 if it is no positive number.
func count(text string) int {
	n, _ := strconv.Atoi(text)
	return max(0, n)
}

// linkParam is a query parameter in the links of pages: the index of the first
// item.
const linkParam = "fake-from"

// lead adds the cursor or the link of the next page, which starts at item from.
func (r *Request) lead(p *ops.Paging, from int, answer *Answer) {
	link := *r.url
	query := link.Query()
	query.Set(linkParam, strconv.Itoa(from))
	link.RawQuery = query.Encode()
	switch p.Kind {
	case ops.Cursor:
		put(answer.Value.(map[string]any), p.Next, strconv.Itoa(from)) // what has a member is an object
	case ops.NextLink:
		put(answer.Value.(map[string]any), p.Next, link.String())
	case ops.LinkHeader:
		answer.Header = http.Header{"Link": {"<" + link.String() + `>; rel="next"`}}
	}
}
