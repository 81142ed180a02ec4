// Package value makes random JSON values that a schema of a document allows,
// and says what a program that decodes and encodes them again must give back.
// It reads schemas through internal/conformance/spec only.
package value
