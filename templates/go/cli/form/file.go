package form

import (
	"io"
	"mime"
	"os"
	"path/filepath"
	"strings"
	"unicode"
)

// Open returns the body in a source: a text, @FILE or, for "-", standard input. A file
// is read while it is sent.
func Open(source string, in io.Reader) (io.Reader, error) {
	name, isFile := strings.CutPrefix(source, "@")
	switch {
	case source == "-":
		return io.NopCloser(in), nil
	case !isFile:
		return strings.NewReader(source), nil
	}
	return os.Open(name) // it is read until the program ends
}

// Charset returns the media type of a body in a source. A text that is not ASCII is UTF-8.
func Charset(mediaType, source string) string {
	isText := strings.HasPrefix(mediaType, "text/") && !strings.Contains(mediaType, "charset")
	if !isText || source == "-" || strings.HasPrefix(source, "@") || strings.IndexFunc(source, func(r rune) bool { return r > unicode.MaxASCII }) < 0 {
		return mediaType
	}
	return mediaType + "; charset=utf-8"
}

// Concrete returns a media type, or for a range the type of a file.
func Concrete(mediaType, file string) string {
	before, after, isRange := strings.Cut(mediaType, "*")
	switch guess := mime.TypeByExtension(filepath.Ext(file)); {
	case !isRange:
		return mediaType
	case strings.HasSuffix(after, "json"):
		return "application/json"
	case guess != "" && strings.HasPrefix(guess, before):
		return guess
	}
	return "application/octet-stream"
}
