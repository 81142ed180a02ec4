package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/atlasgen/atlasgen/internal/spelling"
)

// noCommand is the check of arguments of gen itself.
func noCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if isFile(args[0]) {
		return noArguments(c, args)
	}
	var names []string
	for _, sub := range c.Commands() {
		names = append(names, sub.Name())
	}
	return usageError("unknown command %q for %q%s", args[0], c.CommandPath(), spelling.Hint(args[0], names))
}

// noArguments is the check of arguments of commands that have none.
func noArguments(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := ""
	if isFile(args[0]) && c.Flags().Lookup("spec") != nil {
		hint = " (did you mean --spec " + args[0] + "?)"
	}
	return usageError("%s takes no arguments: %q%s", c.CommandPath(), args[0], hint)
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// flagError adds to the error about an unknown flag the one that was meant.
func flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return err
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	meant := spelling.Nearest(unknown.GetSpecifiedName(), names)
	if meant == "" || strings.HasPrefix(err.Error(), "unknown shorthand") {
		return fmt.Errorf("%w; see %s --help", err, c.CommandPath())
	}
	return fmt.Errorf("%w (did you mean --%s?)", err, meant)
}
