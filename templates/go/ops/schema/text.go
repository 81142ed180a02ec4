package schema

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// text describes why a string does not satisfy a schema, or returns "".
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

// matches reports whether a text matches a pattern. It also reports true for patterns
// that Go does not support, and for those that would take long.
func (c *Set) matches(pattern, text string) bool {
	if !Matchable(pattern, text) {
		return true
	}
	expression := c.expression(pattern)
	return expression == nil || expression.MatchString(text)
}

// Matchable reports whether a text is short enough to be matched. Matching takes time
// proportional to the product of both lengths, and a document does not limit them.
func Matchable(pattern, text string) bool { return len(pattern)*len(text) <= 1<<22 }

// expression returns a pattern of ECMA 262 as a Go expression, or nil.
func (c *Set) expression(pattern string) *regexp.Regexp {
	c.mu.Lock()
	defer c.mu.Unlock()
	expression, known := c.patterns[pattern]
	if !known {
		expression, _ = regexp.Compile(Readable(pattern)) // nil if it is not supported
		c.patterns[pattern] = expression
	}
	return expression
}

// Readable returns a pattern without the kind of lookahead that documents use and Go
// does not support: one that forbids a final character.
func Readable(pattern string) string { return strings.ReplaceAll(pattern, "(?!$)", "") }
