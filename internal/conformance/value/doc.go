// Package value makes random JSON values of a schema, and determines what a
// program that decodes and encodes them must return. It reads schemas only
// through internal/conformance/spec.
package value
