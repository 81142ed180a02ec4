//go:build !conformance

package conformance

// usualKills is how often TestKilled kills the generator. The conformance tests kill
// it more often.
const usualKills = 4
