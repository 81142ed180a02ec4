// Program onecommand has one command with three flags. The command line is
// compared with it.
package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
)

func main() {
	root := &cobra.Command{Use: "onecommand"}
	get := &cobra.Command{
		Use:   "getCluster",
		Short: "Return one cluster",
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(c.OutOrStdout(), "done")
			return err
		},
	}
	for _, name := range []string{"group-id", "cluster-name", "version"} {
		get.Flags().String(name, "", "a parameter")
	}
	root.AddCommand(get)
	if root.Execute() != nil {
		os.Exit(1)
	}
}
