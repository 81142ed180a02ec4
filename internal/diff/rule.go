package diff

// A direction is a set of ways in which a value travels.
type direction uint8

const (
	sent     direction = 1 << iota // in a request
	received                       // in a response
	both     = sent | received
)

// A rule contains the reasons for the verdict on a finding. sent and received
// are the reasons why it breaks callers if the value travels that way, or empty
// if it does not. fine is the reason why it is otherwise not breaking.
type rule struct{ sent, received, fine string }

// judge returns the verdict on a finding about values that travel in dirs. breaks is the
// direction in which it breaks callers, or 0.
func (r rule) judge(dirs direction) (breaks direction, reason string) {
	switch {
	case dirs&sent != 0 && r.sent != "":
		return sent, r.sent
	case dirs&received != 0 && r.received != "":
		return received, r.received
	default:
		return 0, r.fine
	}
}

// breaks returns a rule for findings that are breaking in both directions.
func breaks(reason string) rule { return rule{sent: reason, received: reason} }

func harmless(reason string) rule { return rule{fine: reason} }

// either returns one of two rules.
func either(first bool, yes, no rule) rule {
	if first {
		return yes
	}
	return no
}
