package parser

import (
	"net/url"
	"slices"
	"strings"
)

// A pointer is a reference within a document, in unescaped tokens (RFC 6901).
type pointer []string

// parsePointer reads the part of a reference after "#". It returns false if that
// is no JSON pointer.
func parsePointer(fragment string) (pointer, bool) {
	if fragment == "" {
		return nil, true
	}
	decoded, err := url.PathUnescape(fragment)
	if err != nil || decoded[0] != '/' {
		return nil, false
	}
	tokens := strings.Split(decoded[1:], "/")
	for i, token := range tokens {
		tokens[i] = unescapeToken.Replace(token)
	}
	return tokens, true
}

// unescapeToken is made once: making it costs more than all that it replaces.
var unescapeToken = strings.NewReplacer("~1", "/", "~0", "~")

// component returns section and name of a pointer to a component.
func (p pointer) component() (section, name string, ok bool) {
	if len(p) != 3 || p[0] != "components" {
		return "", "", false
	}
	return p[1], p[2], true
}

// follow returns the node that a pointer leads to, or nil.
func (n *node) follow(p pointer) *node {
	for _, token := range p {
		if n == nil || n.kind == scalar {
			return nil
		}
		if n.kind == mapping {
			n = n.get(token)
			continue
		}
		n = n.at(token)
	}
	return n
}

// at returns the item of a sequence by the text of its index, or nil.
func (n *node) at(index string) *node {
	i := slices.IndexFunc([]byte(index), func(c byte) bool { return c < '0' || c > '9' })
	if i >= 0 || index == "" || len(index) > 9 {
		return nil
	}
	at := 0
	for _, c := range []byte(index) {
		at = at*10 + int(c-'0')
	}
	if at >= len(n.items) {
		return nil
	}
	return n.items[at]
}

// target returns the component that a reference of the checked tree leads to, or nil.
func (c *checker) target(ref string) *node {
	fragment, local := strings.CutPrefix(ref, "#")
	p, ok := parsePointer(fragment)
	if _, _, component := p.component(); !local || !ok || !component {
		return nil
	}
	return c.root.follow(p)
}

// resolve follows references from n to something that is none. It returns nil if
// one is broken or they go round in a circle.
func (c *checker) resolve(n *node) *node {
	for range maxDepth {
		ref := n.get("$ref")
		if ref == nil {
			return n
		}
		n = c.target(ref.text)
	}
	return nil
}

// reference checks a Reference Object that stands where an object of a kind is wanted.
func (c *checker) reference(n *node, of string) {
	for key := range n.pairs() {
		if key.text != "$ref" && !slices.Contains(besideRef, key.text) && !strings.HasPrefix(key.text, "x-") {
			c.complain(key, "not supported beside $ref: %s", quote(key.text))
		}
	}
	ref := n.get("$ref")
	if !c.is("$ref", ref, ref.isText(), "a string") {
		return
	}
	c.leadsTo(ref, ref.text, of)
	if of != "schema" && c.target(ref.text) != nil && c.resolve(n) == nil {
		c.complain(ref, "reference leads back to itself: %s", quote(ref.text))
	}
}

// leadsTo complains about a reference that does not lead to a component of a kind.
func (c *checker) leadsTo(at *node, ref, of string) {
	want := ruleOf(of).section
	fragment, local := strings.CutPrefix(ref, "#")
	p, ok := parsePointer(fragment)
	section, name, component := p.component()
	switch {
	case !local || !ok || !component:
		c.complain(at, "a reference to a %s must have the form #/components/%s/NAME: %s", of, want, quote(ref))
	case section != want:
		c.complain(at, "reference leads to components/%s where a %s must be: %s", section, of, quote(ref))
	case c.root.follow(p) == nil:
		c.complain(at, "reference leads nowhere: %s%s", quote(ref), c.hint(section, name))
	}
}

// maxHints bounds the search for what was meant, which compares with every component.
const maxHints = 100

// hint names the component of a section that was probably meant.
func (c *checker) hint(section, name string) string {
	if c.hints++; c.hints > maxHints {
		return ""
	}
	var names []string
	for key := range c.root.get("components").get(section).pairs() {
		names = append(names, key.text)
	}
	if meant := nearest(name, names); meant != "" {
		return " (did you mean " + quote(meant) + "?)"
	}
	return ""
}
