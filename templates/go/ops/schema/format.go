package schema

import (
	"net/mail"
	"net/netip"
	"net/url"
	"strings"
	"time"
)

// formatFault describes why a text does not have a format, or returns "". It checks
// only the formats below; the server checks all others.
func formatFault(format, text string) string {
	switch format {
	case "date-time":
		_, err := time.Parse(time.RFC3339, text)
		return unless(err == nil, "time of the form 2025-05-04T09:42:00Z")
	case "date":
		_, err := time.Parse(time.DateOnly, text)
		return unless(err == nil, "date of the form 2025-05-04")
	case "email":
		_, err := mail.ParseAddress(text)
		return unless(err == nil, "e-mail address")
	case "uri":
		u, err := url.Parse(text)
		return unless(err == nil && u.IsAbs(), "absolute URI")
	case "uuid":
		return unless(isUUID(text), "UUID")
	case "ipv4":
		ip, err := netip.ParseAddr(text)
		return unless(err == nil && ip.Is4(), "IPv4 address")
	}
	return ""
}

func unless(ok bool, what string) string {
	if ok {
		return ""
	}
	return what
}

// isUUID reports whether a text is 32 hexadecimal digits in the groups of
// RFC 9562, section 4.
func isUUID(text string) bool {
	const form = "00000000-0000-0000-0000-000000000000"
	if len(text) != len(form) {
		return false
	}
	for i := range form {
		if (form[i] == '-') != (text[i] == '-') || form[i] != '-' && !strings.ContainsRune("0123456789abcdefABCDEF", rune(text[i])) {
			return false
		}
	}
	return true
}
