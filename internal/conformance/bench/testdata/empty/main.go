// Program empty links what every client of an HTTP API links.
package main

import (
	_ "encoding/json"
	_ "log/slog"
	_ "net/http"
)

func main() {}
