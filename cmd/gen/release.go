package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/release"
)

func releaseCommand() *cobra.Command {
	var f flags
	c := &cobra.Command{
		Use:   "release VERSION",
		Short: "Prepare the generated modules for tags of a version",
		Long: "release changes go.mod and go.sum of the command line so that it requires the SDK\n" +
			"of VERSION, and no longer takes it from the folder next to it: a module with a\n" +
			"replace directive cannot be installed. The SDK must be committed. Commit the result\n" +
			"beside the branch, tag it, and tag the SDK as it is. The workflow that gen init\n" +
			"writes does all that. To take the changes back: git restore, or gen.",
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return f.release(c.OutOrStdout(), args[0]) },
	}
	f.addInput(c)
	f.given.StringVar(&f.out, "out", config.Default().Out, "`DIR` of the outputs")
	f.complete(c)
	return c
}

func (f *flags) release(stdout io.Writer, version string) error {
	targets, err := f.settings()
	if err != nil {
		return err
	}
	for _, t := range targets {
		if err := prepare(stdout, filepath.Join(t.Out, "sdk"), filepath.Join(t.Out, "cli"), version); err != nil {
			return usageError("%w", err)
		}
	}
	return nil
}

// prepare prepares the modules of one target, and prints their tags.
func prepare(stdout io.Writer, sdkDir, cliDir, version string) error {
	sdk, err := moduleIn(sdkDir)
	if err != nil {
		return err
	}
	if err := sdk.CheckVersion(version); err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%s/%s  %s\n", filepath.ToSlash(sdkDir), version, sdk.Path)
	if _, err := os.Stat(cliDir); os.IsNotExist(err) {
		return nil
	}
	cli, err := moduleIn(cliDir)
	if err != nil {
		return err
	}
	if err := cli.CheckVersion(version); err != nil {
		return err
	}
	sums, err := sdk.Sums(version)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%s/%s  %s, requires %s\n", filepath.ToSlash(cliDir), version, cli.Path, sdk.Path)
	return cli.Require(sdk, version, sums)
}

// moduleIn returns the module in a folder.
func moduleIn(dir string) (release.Module, error) {
	data, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil {
		return release.Module{}, fmt.Errorf("nothing to release, generate first: %w", err)
	}
	first, _, _ := strings.Cut(string(data), "\n")
	return release.Module{Path: strings.TrimSpace(strings.TrimPrefix(first, "module ")), Dir: dir}, nil
}
