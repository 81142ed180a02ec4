//go:build conformance

package admin

const (
	faultyCalls = 10_000
	digestCalls = 20
)
