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

// A Prose turns the document's CommonMark into HTML that is safe and balanced
// whatever the text holds: HTML in it shows as text, links lead to http, https,
// mailto or this site, images become links.
type Prose struct {
	markdown goldmark.Markdown
	policy   *bluemonday.Policy
	resolve  func(fragment string) string // a link into the published page, as one of this site; empty if it leads nowhere
	known    map[string]string            // asked, never ranged over
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

// HTML returns text as block elements; it is empty for a text without words.
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

// Convert renders CommonMark whose size is not in the hands of the document.
func (p *Prose) Convert(text string) string {
	var b bytes.Buffer
	if err := p.markdown.Convert([]byte(text), &b); err != nil {
		return "<p>" + EscapeHTML(text) + "</p>\n" // a bytes.Buffer accepts everything
	}
	// what scrolls must be reached with the keyboard
	return strings.ReplaceAll(p.policy.Sanitize(b.String()), "<pre>", `<pre tabindex="0">`)
}

// What a description may have of what goldmark reads in quadratic time. Those of
// the published documents have 2,136 bytes and six brackets at most.
const (
	maxProse    = 8 << 10 // bytes
	maxBrackets = 1000
)

// nested is a line within forty quotes or lists.
var nested = regexp.MustCompile(`(?m)^ *(?:(?:>|[-*+] |[0-9]{1,9}[.)] ) *){40}`)

// isBounded reports whether a text is read in a time that does not matter. One
// that is not shows as it is written.
func isBounded(text string) bool {
	return len(text) <= maxProse && strings.Count(text, "[") <= maxBrackets && !nested.MatchString(text)
}

// isPlain reports whether text is one line in which CommonMark reads nothing: no
// marks within, and none of those that matter at the start of a block.
func isPlain(text string) bool {
	if strings.ContainsAny(text, "\\`*_[]<>&\n|~") {
		return false
	}
	c := text[0]
	return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}

var (
	anchorTag = regexp.MustCompile(`<a [^<>]*href="([^"<>\s]*)"[^<>]*>([^<>]*)</a>`)
	breakTag  = regexp.MustCompile(`<br\s*/?>`)
	abbrTag   = regexp.MustCompile(`</?abbr(?: [^<>]*)?>`)
)

// tagsAsMarkdown writes the few HTML elements that documents use as CommonMark.
// All others show as they are written.
func tagsAsMarkdown(text string) string {
	if !strings.Contains(text, "<") {
		return text
	}
	text = anchorTag.ReplaceAllString(text, "[$2]($1)")
	text = breakTag.ReplaceAllString(text, "\\\n")
	return abbrTag.ReplaceAllString(text, "")
}

// nodes renders what must not be rendered as CommonMark says.
type nodes struct{ *Prose }

// RegisterFuncs implements goldmark's renderer.NodeRenderer.
func (n nodes) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindHTMLBlock, n.htmlBlock)
	r.Register(ast.KindRawHTML, n.rawHTML)
	r.Register(ast.KindHeading, n.heading)
	r.Register(ast.KindLink, n.link)
	r.Register(ast.KindImage, n.image)
}

// htmlBlock shows HTML as the text that it is.
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

// heading becomes a paragraph: a description must not add to the outline of the
// page in which it stands.
func (n nodes) heading(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	mark := "<p><strong>"
	if !entering {
		mark = "</strong></p>\n"
	}
	_, err := w.WriteString(mark)
	return ast.WalkContinue, err
}

// link leads to another site or to a page of this one; without either it is text.
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

// image becomes its text: a page asks nothing of another host.
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
