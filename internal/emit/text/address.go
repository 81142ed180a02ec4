package text

import (
	"fmt"
	"strings"
)

// WebAddress returns the address of a page on the web in ASCII (RFC 3986), or ""
// if text is not one.
func WebAddress(text string) string {
	if !strings.HasPrefix(text, "https://") && !strings.HasPrefix(text, "http://") {
		return ""
	}
	var b strings.Builder
	for _, c := range []byte(text) {
		if c <= ' ' || c >= 0x7f || strings.IndexByte("\"'<>`\\^{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// ReferencePage returns the address of a page in the reference at site, or "" if
// there is no site. Name is the kebab case of an operation or of one of its
// versions.
func ReferencePage(site, name string) string {
	if site == "" {
		return ""
	}
	return strings.TrimRight(site, "/") + "/operations/" + name + ".html"
}
