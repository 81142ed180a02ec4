package equal

import (
	"strings"
)

// URL returns the only spelling of a URL: its scheme and host in lower case, without
// the default port and without a slash at the end (RFC 3986, section 6.2).
func URL(text string) string {
	text = strings.TrimRight(text, "/")
	scheme, rest, absolute := strings.Cut(text, "://")
	if !absolute {
		return text
	}
	host, path, more := strings.Cut(rest, "/")
	scheme = strings.ToLower(scheme)
	if !strings.Contains(host, "{") {
		host = strings.ToLower(host)
	}
	if port, ok := map[string]string{"http": ":80", "https": ":443"}[scheme]; ok {
		host = strings.TrimSuffix(host, port)
	}
	if more {
		path = "/" + path
	}
	return scheme + "://" + host + path
}
