// Program onecall has one command, which sends one request and prints the
// response.
package main

import (
	"io"
	"net/http"
	"os"

	"github.com/spf13/cobra"
)

func main() {
	root := &cobra.Command{Use: "onecall"}
	root.AddCommand(&cobra.Command{Use: "get", Args: cobra.ExactArgs(2), RunE: get})
	if root.Execute() != nil {
		os.Exit(1)
	}
}

func get(c *cobra.Command, args []string) error {
	req, err := http.NewRequestWithContext(c.Context(), http.MethodGet, args[0], nil)
	if err != nil {
		return err
	}
	req.Header.Set("Accept", args[1])
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	_, err = io.Copy(os.Stdout, resp.Body)
	return err
}
