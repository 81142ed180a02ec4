package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/fetch"
	"github.com/atlasgen/atlasgen/internal/pipeline"
)

func fetchCommand() *cobra.Command {
	r := fetch.Request{URL: dialect.Published()}
	var out string
	c := &cobra.Command{
		Use:   "fetch",
		Short: "Get the published document over https, pinned by its checksum",
		Long: "fetch gets a document and prints its checksum. With --sha256 any other document\n" +
			"is refused, and one that was fetched before is not fetched again. It uses the\n" +
			"proxy that HTTPS_PROXY names.",
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			return runFetch(c.Context(), r, out, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	flags := c.Flags()
	flags.StringVar(&r.URL, "url", r.URL, "`URL` of the document")
	flags.StringVar(&r.Checksum, "sha256", "", "`HEX` of the document that is wanted")
	flags.StringVar(&r.Dir, "cache", "", "`DIR` of the cache (default a folder of the user's)")
	flags.StringVar(&out, "out", "", "write the document to `FILE`")
	return c
}

func runFetch(ctx context.Context, r fetch.Request, out string, stdout, stderr io.Writer) error {
	if err := r.Check(); err != nil {
		return usageError("%w", err)
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()
	if r.Dir == "" {
		dir, err := fetch.CacheDir()
		if err != nil {
			return usageError("%w: name one with --cache", err)
		}
		r.Dir = dir
	}
	show := newProgress(stderr)
	r.Progress = func(done, total int64) { show.step(amount(done, total)) }
	doc, err := fetch.Get(ctx, r)
	show.done()
	if err != nil {
		return &pipeline.DocumentError{Err: err}
	}
	if out != "" {
		if err := os.WriteFile(out, doc.Data, 0o644); err != nil {
			return usageError("%w", err)
		}
	}
	fmt.Fprintf(stdout, "%s  %s\n", doc.Checksum, r.URL)
	return nil
}

// amount returns how much of a document has been downloaded.
func amount(done, total int64) string {
	const unit = 1 << 20
	if total < 0 {
		return fmt.Sprintf("fetching: %.1f MB", float64(done)/unit)
	}
	return fmt.Sprintf("fetching: %.1f of %.1f MB", float64(done)/unit, float64(total)/unit)
}
