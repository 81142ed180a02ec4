// Program log writes the log of a host to a file, compressed or decompressed. An
// interrupt ends it without leaving an incomplete file.
//
//	ATLAS_CLIENT_ID=... ATLAS_CLIENT_SECRET=... go run ./examples/log [-gunzip] GROUP HOST FILE
package main

import (
	"context"
	"flag"
	"log"
	"log/slog"
	"os"
	"os/signal"

	"github.com/atlasgen/atlas-sdk/admin"
)

func main() {
	log.SetFlags(0)
	gunzip := flag.Bool("gunzip", false, "decompress the log")
	flag.Parse()
	if flag.NArg() != 3 {
		log.Fatal("usage: log [-gunzip] GROUP HOST FILE")
	}
	if err := download(flag.Arg(0), flag.Arg(1), flag.Arg(2), *gunzip); err != nil {
		log.Fatal(err)
	}
}

func download(group, host, file string, gunzip bool) error {
	client, err := admin.NewClient(
		admin.UseOAuthAuth(os.Getenv("ATLAS_CLIENT_ID"), os.Getenv("ATLAS_CLIENT_SECRET")),
		admin.UseLogger(slog.Default()),
	)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	call := client.MonitoringAndLogsApi.DownloadClusterLog(ctx, group, host, "mongodb")
	if gunzip {
		call = call.Gunzip()
	}
	_, err = call.WriteFile(file)
	return err
}
