package target

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/atlasgen/atlasgen/templates/go/cli/page"
)

// Excess returns an error for arguments of an operation that are not flags. It names
// the flags that the operation needs.
func (t *Target) Excess(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	text := fmt.Sprintf("%s takes no argument %s", t.Op.CommandName(), page.Quote(args[0]))
	if args[0] == "true" || args[0] == "false" {
		var set string
		c.Flags().Visit(func(f *pflag.Flag) {
			if f.Value.Type() == "boolean" || f.Value.Type() == "bool" {
				set = f.Name
			}
		})
		if set != "" {
			return fmt.Errorf("%s; a switch has its value behind =, as in --%s=%s", text, set, args[0])
		}
	}
	if flags := page.Needed(t.finder.Program, t.Op, t.Version); len(flags) > 0 {
		return fmt.Errorf("%s; give it with a flag: %s", text, strings.Join(flags, " "))
	}
	return fmt.Errorf("%s; see %s --help", text, c.CommandPath())
}
