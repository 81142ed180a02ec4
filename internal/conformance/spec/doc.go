// Package spec reads an OpenAPI 3.0 document of the Atlas dialect for the
// conformance tests. It exists so that the generator is judged by a second
// reading: it shares no code with internal/parser, internal/model or
// internal/emit, and no test may make it do so. It is forgiving where the
// parser is strict, for the documents that it reads are known to be sound.
package spec
