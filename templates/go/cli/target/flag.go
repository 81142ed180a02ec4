package target

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/atlasgen/atlasgen/templates/go/cli/catalog"
)

// FlagError adds to the error about an unknown flag: why the operation lacks it, or
// which names are similar.
func (t *Target) FlagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return err
	}
	name := unknown.GetSpecifiedName()
	if f, ok := t.finder.Program.FlagNamed(name); ok && t.Op != nil && !f.Has(t.Op, t.Version) {
		return fmt.Errorf("%s has no --%s: %s", t.Op.Name, f.Name, f.Group.Lacking(t.Version))
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	near := catalog.Nearest(name, names)
	if len(near) == 0 {
		return fmt.Errorf("%w; see %s --help", err, c.CommandPath())
	}
	return fmt.Errorf("%w; did you mean --%s?", err, strings.Join(near, ", --"))
}
