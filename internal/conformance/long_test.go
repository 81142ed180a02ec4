//go:build conformance

package conformance

// usualKills is how often TestKilled kills the generator.
const usualKills = 20

// everyPayload is the step between the texts that TestHostileNames tries.
const everyPayload = 1
