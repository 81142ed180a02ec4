package agree

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// An element is a part of an HTML page.
type element struct{ *html.Node }

func parseHTML(data []byte) (element, error) {
	root, err := html.Parse(bytes.NewReader(data))
	return element{root}, err
}

func (e element) attr(name string) string {
	for _, a := range e.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// is reports whether e is a tag; what follows a dot is a class, what follows a
// number sign an ID.
func (e element) is(selector string) bool {
	if e.Type != html.ElementNode {
		return false
	}
	if tag, class, ok := strings.Cut(selector, "."); ok {
		return e.Data == tag && strings.Contains(" "+e.attr("class")+" ", " "+class+" ")
	}
	tag, id, ok := strings.Cut(selector, "#")
	return e.Data == tag && (!ok || e.attr("id") == id)
}

// all returns the elements below e that a selector fits, in document order.
func (e element) all(selector string) []element {
	if e.Node == nil {
		return nil
	}
	var found []element
	for n := range e.Descendants() {
		if of := (element{n}); of.is(selector) {
			found = append(found, of)
		}
	}
	return found
}

// first returns the first element below e that a path of selectors leads to; it is
// empty if there is none.
func (e element) first(path ...string) element {
	for _, selector := range path {
		if e.Node == nil {
			return e
		}
		found := element{}
		for n := range e.Descendants() {
			if of := (element{n}); of.is(selector) {
				found = of
				break
			}
		}
		e = found
	}
	return e
}

// text returns the text of an element as it is shown.
func (e element) text() string {
	if e.Node == nil {
		return ""
	}
	var b strings.Builder
	for n := range e.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}
