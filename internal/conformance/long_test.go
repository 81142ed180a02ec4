//go:build conformance

package conformance

// usualKills is how often TestKilled kills the generator.
const usualKills = 20
