// Package spec reads an OpenAPI 3.0 document of the Atlas dialect for the
// conformance tests. It is an independent second reader: it shares no code with
// internal/parser, internal/model or internal/emit, and no test may change
// that. It is lenient where the parser is strict, because its documents are
// known to be valid.
package spec
