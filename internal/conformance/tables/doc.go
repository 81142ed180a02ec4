// Package tables holds small documents that use the keywords of OpenAPI, with what each
// output has to make of them. The documents are in testdata/keywords; docs/openapi.md
// lists the keywords.
//
// All SDKs and command lines are joined to one module, which is built once: what a
// document declares gets a suffix, and what all have in common is there once. A server
// that knows nothing of the generator reads the requests by the standard.
package tables
