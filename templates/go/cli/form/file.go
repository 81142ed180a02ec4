package form

import (
	"io"
	"mime"
	"os"
	"path/filepath"
	"strings"
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
