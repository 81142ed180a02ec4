// Package model is the API as this project sees it: operations, their dated
// revisions, payloads and types. It knows neither YAML nor OpenAPI nor Go
// syntax. The parser builds a [Document], [Document.Resolve] turns it into the
// [API] of one pin, and every output is a function of that.
//
// Everything is a slice in a fixed order; there is no map to range over.
// Everything that came from a document has a [Position].
package model
