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

var pointerEscaper = strings.NewReplacer("~", "~0", "/", "~1")

// escapePointer escapes a reference token of RFC 6901.
func escapePointer(token string) string { return pointerEscaper.Replace(token) }
