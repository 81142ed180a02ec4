package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/migrate"
	"github.com/atlasgen/atlasgen/internal/migrate/incumbent"
	"github.com/atlasgen/atlasgen/internal/migrate/pair"
)

// migrateFlags holds the flags of gen migrate.
type migrateFlags struct {
	migrate.Options
	names               string
	dryRun, diff, write bool
}

func migrateCommand() *cobra.Command {
	var f migrateFlags
	c := &cobra.Command{
		Use:   "migrate [PACKAGES]",
		Short: "Change Go code that uses an older SDK so that it uses a newer one",
		Long: "migrate changes the Go code of the module or workspace in the working directory,\n" +
			"which must compile with the older SDK. It checks the types of the result against\n" +
			"the newer SDK, lists what is left to do, and exits with 1 if that does not compile.\n" +
			"The newer SDK must be in the module graph (go get), or in the folder that --sdk\n" +
			"names. go.mod stays as it is: run go mod tidy at the end.",
		RunE: func(c *cobra.Command, args []string) error {
			f.Patterns = args
			return f.run(c.Context(), c.OutOrStdout())
		},
	}
	flags := c.Flags()
	flags.StringVar(&f.names, "map", "", "`FILE` with what gen diff --format json says of the two documents")
	flags.StringVar(&f.From, "from", "", "import `PATH` of the older SDK's package")
	flags.StringVar(&f.To, "to", "", "import `PATH` of the newer SDK's package")
	flags.StringVar(&f.SDK, "sdk", "", "`FOLDER` of the newer SDK's package, if the module graph lacks it")
	flags.StringVar(&f.Tags, "tags", "", "build `TAGS`, separated by commas")
	flags.BoolVar(&f.write, "write", true, "write the changed files")
	flags.BoolVar(&f.diff, "diff", false, "print the changes, and write nothing")
	flags.BoolVar(&f.dryRun, "dry-run", false, "say what would be changed, and write nothing")
	f.addIncumbents(flags)
	_ = c.MarkFlagRequired("to") // it exists
	return c
}

// addIncumbents adds a flag for each SDK of another making that users come from.
func (f *migrateFlags) addIncumbents(flags *pflag.FlagSet) {
	for _, d := range dialect.BuiltInAll() {
		for _, i := range d.Incumbents {
			flags.BoolFunc(i.Flag, "the older SDK is "+string(i.Package)+"; without --map and --from", func(string) error {
				f.Match = i.Package.Match
				facts := incumbent.FactsOf(&i)
				f.Incumbent = &facts
				return nil
			})
		}
	}
}

// readNames reads the map of names between two SDKs of ours.
func (f *migrateFlags) readNames() error {
	if f.Incumbent != nil {
		if f.names != "" || f.From != "" {
			return usageError("--map and --from are for SDKs of this generator")
		}
		return nil
	}
	if f.names == "" || f.From == "" {
		return usageError("say with --map and --from what the older SDK is")
	}
	data, err := os.ReadFile(f.names)
	if err != nil {
		return usageError("%w", err)
	}
	if f.Names, err = pair.ParseNames(data); err != nil {
		return usageError("%s: %w", f.names, err)
	}
	return nil
}

func (f *migrateFlags) run(ctx context.Context, stdout io.Writer) error {
	if err := f.readNames(); err != nil {
		return err
	}
	result, err := migrate.Run(ctx, f.Options)
	if err != nil {
		return usageError("%w", err)
	}
	if err := f.changes(result, stdout); err != nil {
		return usageError("%w", err)
	}
	if err := result.Text(stdout); err != nil {
		return err
	}
	if result.Open() {
		return errFound
	}
	return nil
}

// changes writes or shows the changed files.
func (f *migrateFlags) changes(result *migrate.Result, stdout io.Writer) error {
	for _, file := range result.Files {
		if f.diff {
			fmt.Fprintf(stdout, "%s", diff.Diff(file.Name, file.Before, file.Name, file.After))
			continue
		}
		if f.write && !f.dryRun {
			if err := rewrite(file.Name, file.After); err != nil {
				return err
			}
		}
		fmt.Fprintf(stdout, "%s: %d changes\n", file.Name, file.Changes)
	}
	return nil
}

// rewrite replaces a file of the user's, and keeps its mode. The file is never
// incomplete.
func rewrite(name string, after []byte) error {
	info, err := os.Lstat(name)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s is no regular file", name)
	}
	beside, err := os.CreateTemp(filepath.Dir(name), ".atlasgen-*.tmp")
	if err != nil {
		return err
	}
	_, err = beside.Write(after)
	if err = errors.Join(err, beside.Chmod(info.Mode().Perm()), beside.Close()); err == nil {
		err = os.Rename(beside.Name(), name)
	}
	if err != nil {
		_ = os.Remove(beside.Name()) // the first error is returned
	}
	return err
}
