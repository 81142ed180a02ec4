package command

import (
	"fmt"
	"strings"
	"time"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// version determines the version of the operation. The flags of a command depend on
// it, so it is read before they are parsed.
func (s *session) version(t *target) error {
	if t.op == nil {
		return nil
	}
	t.version, t.why = choose(t.op, given(t.args, "version"))
	if t.why != nil {
		t.version = t.op.Default()
	}
	return nil
}

// given returns the value of a flag in arguments that are not parsed yet. If the flag
// is repeated, the last value counts.
func given(args []string, name string) string {
	value := ""
	for i, arg := range args {
		if arg == "--"+name && i+1 < len(args) {
			value = args[i+1]
		}
		if v, ok := strings.CutPrefix(arg, "--"+name+"="); ok {
			value = v
		}
	}
	return value
}

// choose returns the version that a text selects in the same way as a pin (see
// ops.Operation.Resolve). For an empty text it returns the newest stable one.
func choose(op *ops.Operation, text string) (*ops.Version, error) {
	if text == "" {
		if v := op.Newest(); v != nil {
			return v, nil
		}
		return nil, fmt.Errorf("%s has no stable version; name one with --version: %s", op.Name, names(op))
	}
	if v := op.Resolve(text); v != nil {
		return v, nil
	}
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		return nil, fmt.Errorf("%s has no version %q; there is %s", op.Name, text, names(op))
	}
	return nil, fmt.Errorf("%s has no stable version up to %s; there is %s", op.Name, text, names(op))
}

func names(op *ops.Operation) string {
	var list []string
	for _, v := range op.Versions {
		list = append(list, v.Name)
	}
	return strings.Join(list, ", ")
}
