package fake

import (
	"mime"
	"strings"
)

// essence returns a media type in lower case without parameters. It is empty if the
// text is no media type.
func essence(mediaType string) string {
	t, _, _ := mime.ParseMediaType(mediaType)
	return t
}

// covers reports whether a media type of the document, which may be a range, covers
// another one.
func covers(declared, mediaType string) bool {
	before, after, isRange := strings.Cut(declared, "*")
	switch {
	case mediaType == declared:
		return true
	case !isRange || mediaType == "":
		return false
	}
	return declared == "*/*" || strings.HasPrefix(mediaType, before) && strings.HasSuffix(mediaType, after)
}

// concrete returns the media type of an answer whose declared type may be a range.
func concrete(declared string) string {
	switch {
	case !strings.Contains(declared, "*"):
		return declared
	case strings.HasSuffix(declared, "json"):
		return "application/json"
	case strings.HasPrefix(declared, "text/"):
		return "text/plain; charset=utf-8"
	}
	return "application/octet-stream"
}
