package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"
)

func serveCommand() *cobra.Command {
	var f flags
	var address string
	c := &cobra.Command{
		Use:   "serve",
		Short: "Show the generated reference in a browser, which reloads it when it changes",
		Args:  noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			targets, err := f.settings()
			if err != nil {
				return err
			}
			ctx, stop := signal.NotifyContext(c.Context(), os.Interrupt)
			defer stop()
			return serve(ctx, filepath.Join(targets[0].Out, "docs"), address, c.OutOrStdout())
		},
	}
	f.addInput(c)
	f.given.StringVar(&f.out, "out", "generated", "`DIR` of the outputs")
	f.given.StringVar(&address, "address", "localhost:8080", "`HOST:PORT` to listen on")
	return c
}

// serve answers requests for the files of a folder until the context ends.
func serve(ctx context.Context, dir, address string, stdout io.Writer) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return usageError("nothing to show, generate docs first: %w", err)
	}
	defer root.Close()
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return usageError("%w", err)
	}
	server := &http.Server{Handler: newReloader(root.FS()), ReadHeaderTimeout: 10 * time.Second}
	defer context.AfterFunc(ctx, func() { _ = server.Close() })()
	fmt.Fprintf(stdout, "http://%v/\n", listener.Addr())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
