package admin

import (
	"mime"
	"strings"
)

// A mediaType is the type of an answer, without its parameters and in lower case
// (RFC 9110, section 8.3.1).
type mediaType string

// mediaTypeOf reads a Content-Type header; it is empty where that is absent or
// no media type.
func mediaTypeOf(header string) mediaType {
	t, _, err := mime.ParseMediaType(header)
	if err != nil && t == "" {
		return ""
	}
	return mediaType(t)
}

// split returns what the versions of one type differ in, and the format:
// "application/vnd.atlas.2024-08-05" and "json".
func (t mediaType) split() (version, format string) {
	if i := strings.LastIndexByte(string(t), '+'); i >= 0 {
		return string(t[:i]), string(t[i+1:])
	}
	_, subtype, _ := strings.Cut(string(t), "/")
	return "", subtype
}

// versioned reports whether the type belongs to a vendor's tree (RFC 6838,
// section 3.2), where versions live.
func (t mediaType) versioned() bool { return strings.Contains(string(t), "/vnd.") }

// otherVersion reports whether an answer has another version than the one that
// was asked for.
func (t mediaType) otherVersion(asked mediaType) bool {
	got, _ := t.split()
	want, _ := asked.split()
	return t.versioned() && asked.versioned() && got != want
}

// fits reports whether an answer can be read as the type that was asked for. One
// without a type is taken at its word.
func (t mediaType) fits(asked mediaType) bool {
	if t == "" || t == asked || asked == "" {
		return true
	}
	_, got := t.split()
	_, want := asked.split()
	return got == want
}
