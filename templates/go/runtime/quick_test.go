//go:build !conformance

package admin

// How much the tests do. With the tag conformance, it is more.
const (
	faultyCalls = 2_000
	digestCalls = 5 // of each of 64 callers
)
