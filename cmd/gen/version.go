package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/internal/pipeline"
)

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version, which the lock of outputs records too",
		Args:  noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(c.OutOrStdout(), versionText(pipeline.Version))
			return err
		},
	}
}

// versionText returns "gen 0.1.0 (a release, go1.26.8)".
func versionText(version string) string {
	origin := "built from a checkout"
	if published() != "" {
		origin = "module " + published()
	}
	return fmt.Sprintf("gen %s (%s, %s)", version, origin, runtime.Version())
}

// published returns the version by which a module proxy knows this program, or "" if it
// was built from a checkout.
func published() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Sum == "" || info.Main.Replace != nil {
		return ""
	}
	return info.Main.Version
}
