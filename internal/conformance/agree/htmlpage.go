package agree

import (
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// readHTML states what the pages in HTML show.
func readHTML(out *Outputs, s Statements) error {
	for name, data := range out.below("docs/operations", ".html") {
		root, err := parseHTML(data)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		htmlPage(root).state(s, true)
	}
	return nil
}

var (
	htmlSunset = regexp.MustCompile(`: sunset on ([0-9-]+)\.$`)
	htmlNewer  = regexp.MustCompile(`^A (?:newer|stable) version exists: (.+)\.$`)
)

func htmlPage(root element) *page {
	main := root.first("main")
	p := &page{answers: map[string]string{}, endpoint: main.first("p.endpoint", "span.method").text() + " " + main.first("p.endpoint", "code").text()}
	if crumbs := main.first("p.crumbs").all("a"); len(crumbs) > 1 {
		p.tag = crumbs[1].text()
	}
	for _, notice := range main.all("p.notice") {
		p.notice(notice.text())
	}
	p.facts(main.first("dl.facts"))
	for _, item := range main.first("ul.switch").all("li") {
		p.versions = append(p.versions, item.text())
	}
	if p.versions == nil {
		p.versions = []string{p.at.Version}
	}
	for _, in := range []string{"path", "query", "header", "cookie"} {
		p.parameters(main.first("h2#"+in+"-parameters"), in)
	}
	p.contentType = main.first("div#request", "code.media").text()
	p.successes(main.first("h2#responses"))
	p.errors(main.first("table.errors"))
	p.codes(root, main)
	return p
}

func (p *page) notice(text string) {
	p.deprecated = p.deprecated || strings.HasPrefix(text, "Deprecated: ")
	if date := found(htmlSunset, text); date != "" {
		p.sunset = date
	}
	if v := found(htmlNewer, text); v != "" {
		p.successor = v
	}
}

// facts reads the list of what belongs to the operation as a whole.
func (p *page) facts(list element) {
	for _, term := range list.all("dt") {
		value := element{term.NextSibling}
		switch term.text() {
		case "Operation":
			p.at.Operation = value.first("code").text()
		case "Version":
			p.at.Version = value.text()
		case "Go SDK":
			p.method = value.text()
		case "Command line":
			p.command = value.text()
		}
	}
}

// parameters reads the list after a heading: the names of its own items, not of
// those within.
func (p *page) parameters(heading element, in string) {
	if heading.Node == nil {
		return
	}
	list := element{heading.Parent}.first("ul.fields")
	for n := range list.ChildNodes() {
		if item := (element{n}); item.is("li") {
			p.params = append(p.params, in+":"+item.first("a.name").text())
		}
	}
}

func (p *page) successes(heading element) {
	if heading.Node == nil {
		return
	}
	status := ""
	for n := range heading.Parent.ChildNodes() {
		switch e := (element{n}); {
		case e.is("h3"):
			status = strings.TrimSpace(e.text())
		case e.is("div") && status != "":
			head := e.first("p.head")
			p.media = p.media.add(status, head.first("code.media").text(), head.first("span.type").text() == "no body")
		}
	}
}

// errors reads the examples in the table of errors.
func (p *page) errors(table element) {
	if table.Node == nil {
		return
	}
	for _, row := range table.all("tr") {
		if example := row.first("pre"); example.Node != nil {
			p.answer(row.first("span.status").text(), row.first("code.media").text(), example.text())
		}
	}
}

// codes reads the examples and the samples.
func (p *page) codes(root, main element) {
	p.request = canonical([]byte(root.first("details#example-request", "pre").text()))
	for _, e := range root.all("details.example") {
		if status, mediaType, ok := strings.Cut(e.first("summary").text(), " "); ok && e.attr("id") != "example-request" {
			p.answer(status, mediaType, e.first("pre").text())
		}
	}
	for _, e := range root.all("details.sample") {
		p.samples = append(p.samples, e.first("summary").text()+":\n"+e.first("pre").text())
	}
	if heading := main.first("h2#paging"); heading.Node != nil {
		p.paged = true
		for n := range heading.Parent.ChildNodes() {
			if n.Type == html.ElementNode && n.Data == "pre" {
				p.samples = append(p.samples, element{n}.text())
			}
		}
	}
}
