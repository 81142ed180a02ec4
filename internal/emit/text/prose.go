package text

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A Prose converts the document's CommonMark into safe and balanced HTML. Simple HTML in
// the text means what it says, other HTML is shown as text. Links lead to http, https, mailto or this site, and images
// become links.
type Prose struct {
	markdown goldmark.Markdown
	policy   *bluemonday.Policy
	resolve  func(fragment string) string // maps a link into the publisher's page to one of this site; returns "" without a target
	known    map[string]string            // never ranged over
}

func NewProse(resolve func(string) string) *Prose {
	p := &Prose{resolve: resolve, policy: policy(), known: map[string]string{}}
	p.markdown = goldmark.New(
		goldmark.WithExtensions(extension.Table),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(nodes{p}, 1))),
	)
	return p
}

func policy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li",
		"table", "thead", "tbody", "tr", "th", "td")
	p.AllowAttrs("href").OnElements("a")
	p.AllowURLSchemes("http", "https", "mailto")
	p.AllowRelativeURLs(true)
	p.RequireParseableURLs(true)
	return p
}

// HTML returns text as block elements. It is empty for a text without words.
func (p *Prose) HTML(text string) string {
	if out, ok := p.known[text]; ok {
		return out
	}
	out := p.render(text)
	p.known[text] = out
	return out
}

func (p *Prose) render(text string) string {
	text = strings.TrimSpace(tagsAsMarkdown(Printable(text)))
	if text == "" {
		return ""
	}
	if isPlain(text) || !isBounded(text) {
		return "<p>" + EscapeHTML(text) + "</p>\n"
	}
	return p.Convert(text)
}

// Convert renders CommonMark that is not taken from a document, so that it needs no
// limit.
func (p *Prose) Convert(text string) string {
	var b bytes.Buffer
	if err := p.markdown.Convert([]byte(text), &b); err != nil {
		return "<p>" + EscapeHTML(text) + "</p>\n" // writing to a bytes.Buffer never fails
	}
	// the keyboard must reach everything that scrolls
	return strings.ReplaceAll(p.policy.Sanitize(b.String()), "<pre>", `<pre tabindex="0">`)
}

// Lead splits the HTML of a text after its first paragraph. If it begins with something
// else, all of it is the first part.
func Lead(html string) (first, rest string) {
	const end = "</p>\n"
	at := strings.Index(html, end)
	if at < 0 || !strings.HasPrefix(html, "<p>") {
		return html, ""
	}
	return html[:at+len(end)], html[at+len(end):]
}

// Limits for constructs that goldmark reads in quadratic time. Descriptions in the
// published documents have at most 2,136 bytes and six brackets.
const (
	maxProse    = 8 << 10 // bytes
	maxBrackets = 1000
)

// nested matches a line within forty quotes or lists.
var nested = regexp.MustCompile(`(?m)^ *(?:(?:>|[-*+] |[0-9]{1,9}[.)] ) *){40}`)

// isBounded reports whether a text can be converted quickly. Other texts are shown
// unconverted.
func isBounded(text string) bool {
	return len(text) <= maxProse && strings.Count(text, "[") <= maxBrackets && !nested.MatchString(text)
}

// isPlain reports whether text is one line without any markup of CommonMark.
func isPlain(text string) bool {
	if strings.ContainsAny(text, "\\`*_[]<>&\n|~") {
		return false
	}
	c := text[0]
	return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}

// nodes renders the nodes that need other HTML than that of CommonMark.
type nodes struct{ *Prose }

// RegisterFuncs implements goldmark's renderer.NodeRenderer.
func (n nodes) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindHTMLBlock, n.htmlBlock)
	r.Register(ast.KindRawHTML, n.rawHTML)
	r.Register(ast.KindHeading, n.heading)
	r.Register(ast.KindLink, n.link)
	r.Register(ast.KindImage, n.image)
}

// htmlBlock shows HTML as text.
func (n nodes) htmlBlock(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	block := node.(*ast.HTMLBlock)
	lines := string(block.Lines().Value(source))
	if block.HasClosure() {
		lines += string(block.ClosureLine.Value(source))
	}
	_, err := w.WriteString("<p>" + EscapeHTML(lines) + "</p>\n")
	return ast.WalkContinue, err
}

func (n nodes) rawHTML(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	_, err := w.WriteString(EscapeHTML(string(segments(node.(*ast.RawHTML).Segments, source))))
	return ast.WalkSkipChildren, err
}

func segments(s *text.Segments, source []byte) []byte {
	var b []byte
	for i := range s.Len() {
		at := s.At(i)
		b = append(b, at.Value(source)...)
	}
	return b
}

// heading renders a paragraph, because a description must not add headings to its
// page.
func (n nodes) heading(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	mark := "<p><strong>"
	if !entering {
		mark = "</strong></p>\n"
	}
	_, err := w.WriteString(mark)
	return ast.WalkContinue, err
}

// link renders a link to another site or to a page of this one. Other links become
// text.
func (n nodes) link(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	target := n.target(string(node.(*ast.Link).Destination))
	if target == "" {
		return ast.WalkContinue, nil
	}
	mark := `<a href="` + EscapeHTML(target) + `">`
	if !entering {
		mark = "</a>"
	}
	_, err := w.WriteString(mark)
	return ast.WalkContinue, err
}

// image renders the image's text, because pages load nothing from other hosts.
func (n nodes) image(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkContinue, nil
}

func (n nodes) target(url string) string {
	url = string(util.URLEscape([]byte(url), true))
	switch {
	case html.IsDangerousURL([]byte(url)):
		return ""
	case strings.HasPrefix(url, "#"):
		return n.resolve(url[1:])
	case strings.HasPrefix(url, "https://"), strings.HasPrefix(url, "http://"), strings.HasPrefix(url, "mailto:"):
		return url
	default:
		return ""
	}
}
