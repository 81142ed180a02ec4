package catalog

import (
	"fmt"
	"strings"
	"time"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// Choose returns the version that a text selects in the same way as a pin (see
// ops.Operation.Resolve). For an empty text it returns the newest stable one.
func Choose(op *ops.Operation, text string) (*ops.Version, error) {
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
