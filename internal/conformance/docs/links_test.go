package docs

import (
	"net/url"
	"path"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestLinks follows every link of every page: to a page of the site and an id
// on it, or to another site by http or https. No page loads anything from
// another host.
func TestLinks(t *testing.T) {
	for name, file := range documents(t) {
		t.Run(name, func(t *testing.T) {
			s := write(t, file)
			pages := map[string]*document{}
			for path, data := range s {
				if strings.HasSuffix(path, ".html") {
					pages[path] = parse(t, data)
				}
			}
			w := &walker{t: t, site: s, pages: pages}
			for path, d := range pages {
				w.page(path, d)
			}
			t.Logf("%d links and anchors on %d pages", w.links, len(pages))
			if w.links == 0 {
				t.Errorf("links = 0, want some")
			}
		})
	}
}

// documents returns the documents for tests of whole sites.
func documents(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{"own": ownDocument()}
	if !long {
		return all
	}
	if file, ok := sharedFile(newest); ok {
		all["newest"] = file
	} else {
		t.Logf("skipped: %s is not there", newest)
	}
	return all
}

type walker struct {
	t     *testing.T
	site  site
	pages map[string]*document
	links int
}

func (w *walker) page(at string, d *document) {
	for n := range d.root.Descendants() {
		for _, a := range n.Attr {
			switch {
			case a.Key == "href" && n.Data == "a":
				w.link(at, a.Val)
			case a.Key == "href", a.Key == "src":
				w.resource(at, a.Val)
			case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "srcset":
				w.t.Errorf("%s has an attribute %s, want none", at, a.Key)
			}
		}
	}
}

func (w *walker) link(at, href string) {
	w.links++
	u, err := url.Parse(href)
	if err != nil {
		w.t.Errorf("%s links to %q: %v", at, href, err)
		return
	}
	if u.Scheme != "" {
		if u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto" {
			w.t.Errorf("%s links to %q, want http or https", at, href)
		}
		return
	}
	target := at
	if u.Path != "" {
		target = path.Join(path.Dir(at), u.Path)
	}
	if w.site[target] == nil {
		w.t.Errorf("%s links to %s, which does not exist", at, target)
		return
	}
	if u.Fragment != "" && w.pages[target].ids[u.Fragment] == nil {
		w.t.Errorf("%s links to %s#%s, which does not exist", at, target, u.Fragment)
	}
}

func (w *walker) resource(at, href string) {
	if !strings.HasPrefix(href, "data:") && w.site[path.Join(path.Dir(at), href)] == nil {
		w.t.Errorf("%s loads %q, which is not a file of the site", at, href)
	}
}

var markdownLink = regexp.MustCompile(`\]\(([a-z0-9-]+\.md)\)`)

// TestMarkdownLinks follows the links between Markdown pages.
func TestMarkdownLinks(t *testing.T) {
	s := write(t, ownDocument())
	n := 0
	for name, data := range s {
		if !strings.HasSuffix(name, ".md") {
			continue
		}
		for _, m := range markdownLink.FindAllStringSubmatch(string(data), -1) {
			n++
			if s["operations/"+m[1]] == nil {
				t.Errorf("%s links to %s, which does not exist", name, m[1])
			}
		}
	}
	if n == 0 {
		t.Errorf("links = 0, want some")
	}
}

// TestAnchors checks that every parameter, attribute, response and sample has
// an anchor, and that the JSON page has the same ones.
func TestAnchors(t *testing.T) {
	for name, data := range write(t, ownDocument()) {
		if !strings.HasPrefix(name, "operations/") || !strings.HasSuffix(name, ".html") {
			continue
		}
		d := parse(t, data)
		for n := range d.root.Descendants() {
			wants := is(n, "li", "") && n.Parent != nil && is(n.Parent, "ul", "fields") && !is(n, "li", "same") || is(n, "pre", "") && is(n.Parent, "details", "sample")
			if wants && attr(n, "id") == "" {
				t.Errorf("%s has %s without an id", name, short(n))
			}
		}
		j := readJSON(t, write(t, ownDocument())[strings.TrimSuffix(name, "html")+"json"])
		for anchor := range j.trees() {
			if d.ids[anchor] == nil {
				t.Errorf("%s lacks the anchor %s", name, anchor)
			}
		}
	}
}

func short(n *html.Node) string {
	s := text(n)
	return s[:min(len(s), 40)]
}
