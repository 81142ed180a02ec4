package paging

import (
	"net/http"
	"strings"
)

// nextLink returns the target of the first link in the header Link that has the
// relation type "next" (RFC 8288, section 3), or "". A link with another context
// than the response does not count.
func nextLink(header http.Header) string {
	rest := strings.Join(header.Values("Link"), ",")
	for {
		_, after, found := strings.Cut(rest, "<")
		target, params, closed := strings.Cut(after, ">")
		if !found || !closed {
			return ""
		}
		var isNext bool
		if isNext, rest = linkParams(params); isNext {
			return strings.TrimSpace(target)
		}
	}
}

// linkParams reads the parameters of a link up to the next link. It reports whether
// they make it the link to the next page.
func linkParams(s string) (isNext bool, rest string) {
	anchored, related := false, false
	for {
		s = strings.TrimLeft(s, " \t")
		if !strings.HasPrefix(s, ";") {
			return isNext && !anchored, s
		}
		end := strings.IndexAny(s[1:], "=;,") + 1
		if end == 0 {
			end = len(s)
		}
		name := strings.ToLower(strings.TrimSpace(s[1:end]))
		value := ""
		if s = s[end:]; strings.HasPrefix(s, "=") {
			value, s = linkValue(strings.TrimLeft(s[1:], " \t"))
		}
		switch {
		case name == "anchor":
			anchored = true
		case name == "rel" && !related: // a second one does not count
			related = true
			for _, relation := range strings.Fields(strings.ToLower(value)) {
				isNext = isNext || relation == "next"
			}
		}
	}
}

// linkValue returns the token or quoted string at the beginning of s.
func linkValue(s string) (value, rest string) {
	if !strings.HasPrefix(s, `"`) {
		end := strings.IndexAny(s, ";,")
		if end < 0 {
			end = len(s)
		}
		return strings.TrimSpace(s[:end]), s[end:]
	}
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return s[1:i], s[i+1:]
		}
	}
	return s[1:], ""
}
