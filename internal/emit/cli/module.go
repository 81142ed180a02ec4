package cli

import (
	"fmt"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/templates"
)

// language is the Go version that a command line needs.
const language = "1.26.0"

// module returns go.mod and go.sum. The SDK is in the folder next to the
// module.
func module(o Options) []emit.File {
	requirements, sums := templates.CLIModule()
	mod := fmt.Sprintf("module %s\n\ngo %s\n\nrequire %[3]s v0.0.0\n\nreplace %[3]s => ../sdk\n\n%[4]s", o.Module, language, o.SDK, requirements)
	return []emit.File{{Path: "cli/go.mod", Data: []byte(mod)}, {Path: "cli/go.sum", Data: sums}}
}
