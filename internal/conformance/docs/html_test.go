package docs

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A document is an HTML page as parsed by a browser.
type document struct {
	root *html.Node
	ids  map[string]*html.Node
}

func parse(t testing.TB, data []byte) *document {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	d := &document{root: root, ids: map[string]*html.Node{}}
	for n := range root.Descendants() {
		if id := attr(n, "id"); id != "" {
			if d.ids[id] != nil {
				t.Errorf("id %q = twice, want once", id)
			}
			d.ids[id] = n
		}
	}
	return d
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func is(n *html.Node, tag, class string) bool {
	return n.Type == html.ElementNode && n.Data == tag &&
		(class == "" || strings.Contains(" "+attr(n, "class")+" ", " "+class+" "))
}

// text returns the text of an element as it is displayed.
func text(n *html.Node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
