//go:build !conformance

package conformance

// usualKills is how often TestKilled kills the generator. The conformance tests kill
// it more often.
const usualKills = 4

// everyPayload is the step between the texts that TestHostileNames tries.
const everyPayload = 3
