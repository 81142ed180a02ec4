package target

import (
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/cli/catalog"
)

// choose determines the version of the operation. The flags of a command depend on
// it, so it is read before they are parsed.
func (t *Target) choose() {
	if t.Op == nil {
		return
	}
	t.Version, t.Why = catalog.Choose(t.Op, Given(t.Args, "version"))
	if t.Why != nil {
		t.Version = t.Op.Default()
	}
}

// Given returns the value of a flag in arguments that are not parsed yet. If the flag
// is repeated, the last value counts.
func Given(args []string, name string) string {
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
