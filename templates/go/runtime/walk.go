package admin

import (
	"errors"
	"fmt"
	"hash/maphash"
	"net/http"
	"reflect"
	"strconv"
)

// A walk is the way through the pages of a list.
type walk struct {
	first *call
	how   *paging
	next  step            // leads to the next page
	done  bool            // no page follows
	pages int             // so far
	seed  maphash.Seed    // of the hashes
	met   map[uint64]bool // hashes of cursors, links or pages so far
	last  uint64          // the newest of them
	seen  int             // items before the next page
	total int             // items of the whole list as announced last, or -1
	most  int             // the largest total so far, or -1

	// For lists that are read by number:
	from int // number or offset of the first page
	at   int // number or offset of the next page
	size int // largest number of items in a page: as asked for, or seen
}

func newWalk(first *call) *walk {
	w := &walk{first: first, how: first.paging(), seed: maphash.MakeSeed(), met: map[uint64]bool{}, total: -1, most: -1}
	w.from = w.how.first
	if args, err := argumentsOf(first.params, first.caller.styled); err == nil {
		start := args.query.Get(w.how.start)
		w.from = max(w.from, number(start))
		w.size = number(args.query.Get(w.how.size))
		w.repeated([]byte(start))
	}
	w.at = w.from
	if w.how.kind == byOffset {
		w.seen = w.from - w.how.first
	}
	return w
}

func number(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}

// paging returns how the list is read.
func (c *call) paging() *paging {
	if c.op.paging != nil {
		return c.op.paging
	}
	return c.caller.paging
}

// call returns the call for the next page. The first is sent as it was given.
func (w *walk) call() *call {
	copied := *w.first
	copied.page = w.next
	return &copied
}

// advance notes a page, finds the next one, and reports whether the page is part of
// the list, not behind its end. An error says why no page follows although the list
// has not ended.
func (w *walk) advance(page reflect.Value, resp *http.Response) (isPage bool, err error) {
	page = solid(page)
	if w.done = !page.IsValid(); w.done {
		return false, w.missing()
	}
	defer func() { w.pages++ }()
	if total := textOf(lookup(page, w.how.total)); total != "" {
		w.total = number(total)
		w.most = max(w.most, w.total)
	}
	if w.how.kind == byNumber || w.how.kind == byOffset {
		return w.count(page, resp)
	}
	if err := w.endless(page, resp); err != nil {
		return false, err
	}
	if w.how.kind == byCursor {
		cursor := textOf(lookup(page, w.how.next))
		return true, w.follow(cursor, step{param: w.how.start, value: cursor}, fmt.Sprintf("the cursor %q", cursor))
	}
	link, err := w.link(page, resp)
	if err != nil {
		return true, err
	}
	return true, w.follow(link, step{url: link}, "the link to a page")
}

// endless returns an error if a page of a list that is read by cursor or link shows
// that the list has no end: its items were there before, or there are more than
// twice as many as announced.
func (w *walk) endless(page reflect.Value, resp *http.Response) error {
	n := lengthOf(lookup(page, w.how.items))
	w.seen += n
	if items := w.items(resp); n > 0 && areObjects(items) && w.repeated(items) {
		return errRepeated
	}
	if w.most >= 0 && w.seen > 2*w.most && w.pages > 0 {
		return fmt.Errorf("the list does not end: there are more than twice the %d items that are announced", w.most)
	}
	return nil
}

var errRepeated = errors.New("the list does not end: the server repeats an earlier page")

// follow takes the next step, or none if the page leads to no other.
func (w *walk) follow(next string, s step, what string) error {
	w.next, w.done = s, next == ""
	if !w.done && w.repeated([]byte(next)) {
		return fmt.Errorf("the list does not end: the server repeats %s", what)
	}
	return nil
}

// repeated reports whether a page, or what leads to it, occurs again.
func (w *walk) repeated(data []byte) bool {
	w.last = maphash.Bytes(w.seed, data)
	again := w.met[w.last]
	w.met[w.last] = true
	return again
}

// link returns the absolute URL of the next page, or "".
func (w *walk) link(page reflect.Value, resp *http.Response) (string, error) {
	var link string
	if w.how.header != nil {
		link = w.how.header(resp.Header)
	} else {
		link = textOf(lookup(page, w.how.next))
	}
	if link == "" || resp.Request == nil {
		return link, nil
	}
	if w.pages == 0 {
		w.repeated([]byte(resp.Request.URL.String()))
	}
	u, err := resp.Request.URL.Parse(link)
	if err != nil {
		return "", fmt.Errorf("reading the link to the next page: %w", withoutURL(err))
	}
	return u.String(), nil
}

// count notes a page of a list that is read by number. It is the last if it reaches
// the total or, where there is no total, is short. A short page alone proves
// nothing where more is promised: the API may have capped what was asked for.
//
// A page without items is behind the end. So is one that equals the page before:
// some servers return their last page for every larger number. A page that equals
// an earlier one is an error.
func (w *walk) count(page reflect.Value, resp *http.Response) (isPage bool, err error) {
	n, before := lengthOf(lookup(page, w.how.items)), w.last
	again := w.repeated(w.content(resp))
	if n == 0 || again {
		w.done = true
		if again && n > 0 && w.last != before {
			return false, errRepeated
		}
		return w.pages == 0, w.missing()
	}
	w.next = step{param: w.how.start, value: strconv.Itoa(w.move(n))}
	w.done = w.seen >= w.total && (w.total >= 0 || n < w.size)
	w.size = max(w.size, n)
	return true, nil
}

// content returns the part of a page by which it is compared to others: the items,
// since the rest may number the page. Items that are no objects may recur, so with
// a total to end the list it is all of the page.
func (w *walk) content(resp *http.Response) []byte {
	items := w.items(resp)
	if items == nil || w.total >= 0 && !areObjects(items) {
		items, _ = readBody(resp, 0)
	}
	return items
}

// items returns the text of the items of a page, or nil.
func (w *walk) items(resp *http.Response) []byte {
	items, _ := readBody(resp, 0)
	for _, name := range w.how.items {
		items = member(items, name)
	}
	return items
}

// areObjects reports whether a list begins with an object.
func areObjects(list []byte) bool {
	elements := elementsOf(list)
	return kindOf(list) == arrayKind && elements.next() && kindOf(elements.value) == objectKind
}

// move moves past a page of n items and returns the start of the next one. Of the
// items before the first page, it counts too few if that page is short; then an
// empty page follows.
func (w *walk) move(n int) int {
	if w.how.kind == byOffset {
		w.at += n
	} else {
		if w.pages == 0 {
			w.seen = (w.from - w.how.first) * n
		}
		w.at++
	}
	w.seen += n
	return w.at
}

// missing returns an error if the list has ended before the announced total. It
// cannot tell if the first page was one of a later number: see move.
func (w *walk) missing() error {
	counted := w.how.kind == byOffset || w.how.kind == byNumber && w.from <= w.how.first
	if w.seen >= w.total || !counted {
		return nil
	}
	return fmt.Errorf("%d of %d items are missing: the pages end before", w.total-w.seen, w.total)
}

// lookup returns the value to which the JSON names of members lead, through
// pointers, or an invalid one.
func lookup(v reflect.Value, path []string) reflect.Value {
	v = solid(v)
	for _, name := range path {
		if v.Kind() != reflect.Struct {
			return reflect.Value{}
		}
		value := reflect.Value{}
		for _, p := range properties(v.Type()) {
			if p.name == name {
				value = solid(v.Field(p.index))
			}
		}
		v = value
	}
	return v
}

// solid returns the value behind pointers and Nullables, or an invalid one.
func solid(v reflect.Value) reflect.Value {
	for v.IsValid() {
		if v.CanAddr() {
			if n, ok := v.Addr().Interface().(nullable); ok {
				content, ok := n.content()
				if !ok {
					return reflect.Value{}
				}
				v = reflect.ValueOf(content).Elem()
			}
		}
		if v.Kind() != reflect.Pointer {
			return v
		}
		v = v.Elem()
	}
	return v
}

// lengthOf returns the number of items in a list, which may be absent.
func lengthOf(v reflect.Value) int {
	if v.Kind() != reflect.Slice {
		return 0
	}
	return v.Len()
}

// textOf returns a cursor, a link or a total as text, "" if it is absent.
func textOf(v reflect.Value) string {
	if !v.IsValid() {
		return ""
	}
	text, _ := scalar(v)
	return text
}
