// Package coding tells how bodies of a media type are written.
package coding

import "strings"

// A Coding is how bodies of a media type are written.
type Coding int

// The codings.
const (
	Binary    Coding = iota // bytes in an unknown format
	JSON                    // one JSON text
	Text                    // text/plain and others, but tables and markup
	Form                    // application/x-www-form-urlencoded
	Multipart               // multipart/form-data
	XML                     // application/xml, text/xml, +xml
	Lines                   // a sequence of JSON texts: application/x-ndjson, application/json-seq
	Events                  // text/event-stream
)

// types are the codings of media types that their formats do not tell.
var types = map[string]Coding{
	"application/x-www-form-urlencoded": Form,
	"multipart/form-data":               Multipart,
	"text/event-stream":                 Events,
	"text/csv":                          Binary,
	"text/tab-separated-values":         Binary,
}

// formats are the codings of formats, whatever the type before them.
var formats = map[string]Coding{
	"json": JSON, "xml": XML,
	"x-ndjson": Lines, "ndjson": Lines, "jsonl": Lines, "x-jsonl": Lines, "jsonlines": Lines, "x-jsonlines": Lines,
	"json-seq": Lines,
}

// Of returns the coding of a media type in lower case, without parameters. Its format
// is the structured syntax suffix or the subtype.
func Of(mediaType, format string) Coding {
	if c, ok := formats[format]; ok {
		return c
	}
	if c, ok := types[mediaType]; ok {
		return c
	}
	if strings.HasPrefix(mediaType, "text/") {
		return Text
	}
	return Binary
}
