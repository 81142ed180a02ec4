//go:build conformance

package docs

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// find returns the first element below n, ignoring nested lists of fields.
func find(n *html.Node, tag, class string) *html.Node {
	for c := range n.ChildNodes() {
		if is(c, tag, class) {
			return c
		}
		if is(c, "ul", "fields") {
			continue
		}
		if found := find(c, tag, class); found != nil {
			return found
		}
	}
	return nil
}

// fields reads the list of fields below n, in the first arm of a union, or at
// the target of a link.
func (d *document) fields(n *html.Node) []*attribute {
	if n == nil {
		return nil
	}
	list := find(n, "ul", "fields")
	if list == nil {
		if see := find(n, "p", "see"); see != nil {
			return d.fields(d.ids[strings.TrimPrefix(attr(find(see, "a", ""), "href"), "#")])
		}
		return nil
	}
	var all []*attribute
	for li := range list.ChildNodes() {
		if is(li, "li", "") && !is(li, "li", "same") {
			all = append(all, d.field(li))
		}
	}
	return all
}

func (d *document) field(li *html.Node) *attribute {
	head := find(li, "p", "head")
	a := &attribute{Name: text(find(head, "a", "name"))}
	a.setLabel(text(find(head, "span", "type")))
	for m := range head.ChildNodes() {
		if is(m, "span", "mark") {
			switch text(m) {
			case "required":
				a.Required = true
			case "discriminator":
				a.Discriminator = true
			case "additional properties":
				a.AdditionalProperties = true
			}
		}
	}
	for c := range li.ChildNodes() {
		switch {
		case is(c, "p", "limits"):
			a.limits(c)
		case is(c, "details", "codes"):
			a.limits(find(c, "p", "limits"))
		case is(c, "details", "rest"):
			a.Description = append(a.Description, text(c))
		case c != head && (is(c, "p", "") || is(c, "ul", "") && !is(c, "ul", "fields") || is(c, "ol", "") || is(c, "table", "") || is(c, "pre", "")):
			a.Description = append(a.Description, text(c))
		}
	}
	a.Attributes = d.fields(li)
	return a
}

// limits parses the sentences about limits of a value.
func (a *attribute) limits(p *html.Node) {
	sentence := ""
	for c := range p.ChildNodes() {
		if c.Type == html.TextNode {
			if strings.ContainsAny(strings.TrimSpace(c.Data), ".") || sentence == "" {
				parts := strings.Split(c.Data, ".")
				for _, s := range parts[:len(parts)-1] {
					a.amount(s)
				}
				sentence = strings.TrimSpace(parts[len(parts)-1])
			}
			continue
		}
		a.limit(sentence, text(c))
	}
}

func (a *attribute) limit(sentence, code string) {
	number, err := strconv.ParseFloat(code, 64)
	bound := &number
	if err != nil {
		bound = nil
	}
	switch sentence {
	case "Values are", "Value is", "Each item: values are", "Each item: value is":
		a.Enum = append(a.Enum, code)
	case "Matches the pattern":
		a.Pattern = code
	case "Each item: matches the pattern":
		a.ItemsPattern = code
	case "Default is":
		a.Default = code
	case "Minimum is":
		a.Minimum = bound
	case "Maximum is":
		a.Maximum = bound
	}
}

// amount parses "From 1 to 255 characters".
func (a *attribute) amount(sentence string) {
	var low, high *float64
	parts := strings.Fields(sentence)
	for i, word := range parts {
		n, err := strconv.ParseFloat(word, 64)
		if err != nil || i == 0 {
			continue
		}
		switch parts[i-1] {
		case "From", "least":
			low = &n
		case "to", "most":
			high = &n
		case "Exactly":
			low, high = &n, &n
		}
	}
	switch {
	case strings.Contains(sentence, "character"):
		a.MinLength, a.MaxLength = low, high
	case strings.Contains(sentence, "item"):
		a.MinItems, a.MaxItems = low, high
	}
}
