package admin

import (
	"mime"
	"strings"
)

// A mediaType is the media type of a response in lower case, without parameters
// (RFC 9110, section 8.3.1).
type mediaType string

// mediaTypeOf parses a Content-Type header. It returns an empty mediaType if
// the header is absent or invalid.
func mediaTypeOf(header string) mediaType {
	t, _, err := mime.ParseMediaType(header)
	if err != nil && t == "" {
		return ""
	}
	return mediaType(t)
}

// split returns the version and the format of a media type:
// "application/vnd.example.2024-08-05" and "json".
func (t mediaType) split() (version, format string) {
	if i := strings.LastIndexByte(string(t), '+'); i >= 0 {
		return string(t[:i]), string(t[i+1:])
	}
	_, subtype, _ := strings.Cut(string(t), "/")
	return "", subtype
}

// versioned reports whether the type belongs to a vendor (RFC 6838, section
// 3.2). Only such types have versions.
func (t mediaType) versioned() bool { return strings.Contains(string(t), "/vnd.") }

// otherVersion reports whether t has another version than the requested type.
func (t mediaType) otherVersion(asked mediaType) bool {
	got, _ := t.split()
	want, _ := asked.split()
	return t.versioned() && asked.versioned() && got != want
}

// fits reports whether a response of type t can be decoded as the requested
// type or range. A response without a type always fits. Bytes and text may be of
// any type but HTML, which is the page of a proxy, unless the API has versions.
func (t mediaType) fits(asked mediaType) bool {
	if t == "" || t == asked || asked == "" || asked.covers(t) {
		return true
	}
	_, got := t.split()
	_, want := asked.split()
	return got == want || want != "json" && !asked.versioned() && got != "html"
}

// covers reports whether a range has the type (RFC 9110, section 12.5.1):
// "image/*", or "application/*+json".
func (t mediaType) covers(other mediaType) bool {
	before, after, isRange := strings.Cut(string(t), "*")
	return isRange && (t == "*/*" || strings.HasPrefix(string(other), before) && strings.HasSuffix(string(other), after))
}
