package tree

import (
	"net/url"
	"slices"
	"strings"
)

// A Pointer is a reference within a document, in unescaped tokens (RFC 6901).
type Pointer []string

// ParsePointer reads the part of a reference after "#". It returns false if that is
// not a JSON pointer.
func ParsePointer(fragment string) (Pointer, bool) {
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

// unescapeToken is created once, because creating it is slower than using it.
var unescapeToken = strings.NewReplacer("~1", "/", "~0", "~")

// Component returns the section and the name if a pointer leads to a component.
func (p Pointer) Component() (section, name string, ok bool) {
	if len(p) != 3 || p[0] != "components" {
		return "", "", false
	}
	return p[1], p[2], true
}

// Follow returns the node that a pointer leads to, or nil.
func (n *Node) Follow(p Pointer) *Node {
	for _, token := range p {
		if n == nil || n.Kind == Scalar {
			return nil
		}
		if n.Kind == Mapping {
			n = n.Get(token)
			continue
		}
		n = n.at(token)
	}
	return n
}

// at returns the item of a sequence by the text of its index, or nil.
func (n *Node) at(index string) *Node {
	i := slices.IndexFunc([]byte(index), func(c byte) bool { return c < '0' || c > '9' })
	if i >= 0 || index == "" || len(index) > 9 {
		return nil
	}
	at := 0
	for _, c := range []byte(index) {
		at = at*10 + int(c-'0')
	}
	if at >= len(n.Items) {
		return nil
	}
	return n.Items[at]
}

var pointerEscaper = strings.NewReplacer("~", "~0", "/", "~1")

// EscapePointer escapes a reference token of RFC 6901.
func EscapePointer(token string) string { return pointerEscaper.Replace(token) }
