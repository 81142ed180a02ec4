package command

import (
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/cli/catalog"
)

// version determines the version of the operation. The flags of a command depend on
// it, so it is read before they are parsed.
func (s *session) version(t *target) error {
	if t.op == nil {
		return nil
	}
	t.version, t.why = catalog.Choose(t.op, given(t.args, "version"))
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
