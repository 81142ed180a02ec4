//go:build conformance

package docs

// long says that whole published documents are part of the tests.
const long = true
