//go:build conformance

package docs

// long reports whether tests use whole published documents.
const long = true
