package schema

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// text returns why a string is not what a schema asks for, or "".
func (c *Set) text(v string, s *Schema) string {
	if what := formatFault(s.Format, v); what != "" {
		return fmt.Sprintf("%q is no %s", v, what)
	}
	if fault := length(utf8.RuneCountInString(v), s.MinLength, s.MaxLength); fault != "" {
		return fault
	}
	if s.Pattern != "" && !c.matches(s.Pattern, v) {
		return fmt.Sprintf("%q does not match %s", v, s.Pattern)
	}
	return ""
}

func length(n, least int, most *int) string {
	if n < least {
		return fmt.Sprintf("has length %d, want at least %d", n, least)
	}
	if most != nil && n > *most {
		return fmt.Sprintf("has length %d, want at most %d", n, *most)
	}
	return ""
}

// matches reports whether a text matches a pattern. It does if Go cannot read the
// pattern, or would take long.
func (c *Set) matches(pattern, text string) bool {
	if !Matchable(pattern, text) {
		return true
	}
	expression := c.expression(pattern)
	return expression == nil || expression.MatchString(text)
}

// Matchable reports whether a text is matched against a pattern. It takes the
// product of their lengths, and a document may give both any length.
func Matchable(pattern, text string) bool { return len(pattern)*len(text) <= 1<<22 }

// expression returns a pattern of ECMA 262 for Go, or nil.
func (c *Set) expression(pattern string) *regexp.Regexp {
	c.mu.Lock()
	defer c.mu.Unlock()
	expression, known := c.patterns[pattern]
	if !known {
		expression, _ = regexp.Compile(Readable(pattern)) // nil if it fails
		c.patterns[pattern] = expression
	}
	return expression
}

// Readable returns a pattern without the lookahead that Go cannot read and that
// documents use: it forbids one character at the end.
func Readable(pattern string) string { return strings.ReplaceAll(pattern, "(?!$)", "") }
