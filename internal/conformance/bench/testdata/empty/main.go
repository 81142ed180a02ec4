// Program empty uses nothing of the SDK, but the packages that every client of
// an HTTP API uses. Unused imports would not count, because the linker removes
// them.
package main

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"os"
)

func main() {
	req, err := http.NewRequestWithContext(context.Background(), http.MethodGet, os.Getenv("URL"), nil)
	if err != nil {
		slog.Error("building", "error", err)
		return
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		slog.Error("calling", "error", err)
		return
	}
	var v map[string]any
	err = json.NewDecoder(resp.Body).Decode(&v)
	slog.Info("answer", "value", v, "error", err)
}
