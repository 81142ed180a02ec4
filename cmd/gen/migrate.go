package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/internal/migrate"
)

func migrateCommand() *cobra.Command {
	var o migrate.Options
	var names string
	var dryRun bool
	c := &cobra.Command{
		Use:   "migrate [PACKAGES]",
		Short: "Apply the renames between two SDKs to Go code that uses the older one",
		Long: "migrate changes the Go code of the module in the working directory, which must\n" +
			"compile against the older SDK. What it cannot change it names, and exits with 1.\n" +
			"go.mod stays as it is: require the newer SDK, and run go mod tidy.",
		RunE: func(c *cobra.Command, args []string) error {
			o.Patterns = args
			if len(args) == 0 {
				o.Patterns = []string{"./..."}
			}
			return runMigrate(c.Context(), o, names, dryRun, c.OutOrStdout())
		},
	}
	flags := c.Flags()
	flags.StringVar(&names, "map", "", "`FILE` with what gen diff --format json says of the two documents")
	flags.StringVar(&o.From, "from", "", "import `PATH` of the older SDK's package")
	flags.StringVar(&o.To, "to", "", "import `PATH` of the newer SDK's package")
	flags.BoolVar(&dryRun, "dry-run", false, "say what would be changed, and write nothing")
	for _, name := range []string{"map", "from", "to"} {
		_ = c.MarkFlagRequired(name) // it exists
	}
	return c
}

func runMigrate(ctx context.Context, o migrate.Options, names string, dryRun bool, stdout io.Writer) error {
	data, err := os.ReadFile(names)
	if err != nil {
		return usageError("%w", err)
	}
	if o.Map, err = migrate.ParseMap(data); err != nil {
		return usageError("%s: %w", names, err)
	}
	result, err := migrate.Run(ctx, o)
	if err != nil {
		return usageError("%w", err)
	}
	for _, f := range result.Files {
		if !dryRun {
			if err := rewrite(f); err != nil {
				return usageError("%w", err)
			}
		}
		fmt.Fprintf(stdout, "%s: %d changes\n", f.Name, f.Changes)
	}
	for _, p := range result.Problems {
		fmt.Fprintln(stdout, p)
	}
	if len(result.Problems) > 0 {
		return errFound
	}
	return nil
}

// rewrite replaces a file of the user's, and keeps its mode. The file is never
// incomplete.
func rewrite(f migrate.File) error {
	info, err := os.Lstat(f.Name)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s is no regular file", f.Name)
	}
	beside, err := os.CreateTemp(filepath.Dir(f.Name), ".atlasgen-*.tmp")
	if err != nil {
		return err
	}
	_, err = beside.Write(f.After)
	if err = errors.Join(err, beside.Chmod(info.Mode().Perm()), beside.Close()); err == nil {
		err = os.Rename(beside.Name(), f.Name)
	}
	if err != nil {
		_ = os.Remove(beside.Name()) // the first error is returned
	}
	return err
}
