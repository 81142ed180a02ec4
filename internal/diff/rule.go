package diff

// A direction is a set of ways in which a value travels.
type direction uint8

const (
	sent     direction = 1 << iota // in a request
	received                       // in an answer
	both     = sent | received
)

// A rule judges a finding. Each text is the reason for a verdict: sent and
// received say why the finding breaks a caller where the value travels that way,
// and are empty where it does not; fine says why it breaks nobody else.
type rule struct{ sent, received, fine string }

// judge returns the verdict on a finding about values that travel in dirs.
func (r rule) judge(dirs direction) (breaking bool, reason string) {
	switch {
	case dirs&sent != 0 && r.sent != "":
		return true, r.sent
	case dirs&received != 0 && r.received != "":
		return true, r.received
	default:
		return false, r.fine
	}
}

// breaks judges what is the same in both directions.
func breaks(reason string) rule { return rule{sent: reason, received: reason} }

func harmless(reason string) rule { return rule{fine: reason} }

// either is a rule that depends on which of two ways a thing has changed.
func either(first bool, yes, no rule) rule {
	if first {
		return yes
	}
	return no
}
