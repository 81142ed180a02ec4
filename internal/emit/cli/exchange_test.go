package cli_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/buildcache"
	"github.com/atlasgen/atlasgen/internal/emit/cli"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
	"github.com/atlasgen/atlasgen/templates"
	"github.com/atlasgen/atlasgen/templates/go/cli/page"
)

// answersOf are the bodies of a server, by the last part of the path.
var answersOf = map[string]string{
	"200": `{"id": "a"}`, "202": `{"job": 7}`, "207": `["x"]`, "404": `{"title": "Gone", "hint": "look"}`, "409": `{"m": "taken"}`, "500": `{"id": "e"}`,
	"alone": `{"id": "d"}`, "range": `{"id": "r"}`,
}

// exchanging serves the document by the standard alone. It writes each request line to
// seen.
func exchanging(seen *[]string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		*seen = append(*seen, r.Method+" "+r.URL.RequestURI())
		last := r.URL.Path[strings.LastIndexByte(r.URL.Path, '/')+1:]
		status, mediaType := map[string]int{"alone": 200, "range": 206}[last], "application/json"
		if status == 0 {
			if _, err := fmt.Sscan(last, &status); err != nil {
				status = http.StatusNoContent
			}
		}
		if last == "404" {
			mediaType = "application/problem+json"
		}
		w.Header().Set("X-Limit", "5000")
		if body := answersOf[last]; body != "" {
			w.Header().Set("Content-Type", mediaType)
			w.WriteHeader(status)
			_, _ = w.Write([]byte(body))
			return
		}
		w.WriteHeader(status)
	})
}

// TestExchange calls a server with the SDK and the command line of a document that has
// every kind of answers and servers.
func TestExchange(t *testing.T) {
	if testing.Short() {
		t.Skip("calls the go command")
	}
	doc, err := parser.Parse(parser.Options{File: "exchange.yaml", Data: read(t, "testdata/exchange/exchange.yaml"), Reserved: templates.Reserved()})
	if err != nil {
		t.Fatal(err)
	}
	dir, err := buildcache.Dir("exchange")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) }) // it is among temporary files
	o := cli.Options{Module: "example.com/shop-cli", Program: page.Program{Name: "shop"}, SDK: "example.com/shop-sdk", Package: "shop"}
	write(t, dir, emitted(t, doc.Resolve(model.Version{}, false), o))
	program := filepath.Join(dir, "sdk", "try")
	if err := os.MkdirAll(program, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(program, "main.go"), read(t, "testdata/exchange/main.go.txt"), 0o666); err != nil {
		t.Fatal(err)
	}
	goCommand(t, filepath.Join(dir, "sdk"), "vet", "./...")
	var seen []string
	server := httptest.NewServer(exchanging(&seen))
	defer server.Close()
	run := exec.Command("go", "run", "./try", server.URL)
	run.Dir, run.Env = filepath.Join(dir, "sdk"), append(os.Environ(), "GOWORK=off")
	out, err := run.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if diff := cmp.Diff(strings.TrimSpace(exchanged), strings.TrimSpace(string(out))); diff != "" {
		t.Errorf("the SDK prints (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(strings.Fields(requested), strings.Fields(strings.Join(seen, "\n"))); diff != "" {
		t.Errorf("the SDK requests (-want +got):\n%s", diff)
	}
	commands(t, filepath.Join(dir, "cli"), server.URL, &seen)
}

const exchanged = `
no base URL: making the client: base URL: the server of the API's document is only a path, "/v2": name the server with UseBaseURL
no such stage: making the client: server variable stage: "prod" is none of beta, v1
200 {"id":"a"} null [] 5000 true <nil> <nil>
202 null {"job":7} [] 5000 true <nil> <nil>
207 null null [x] 5000 true <nil> <nil>
204 null null [] 5000 true <nil> <nil>
404 hint look {"title": "Gone", "hint": "look"}
409 m taken
500 id e
alone {"id":"d"} <nil>
range 206 {"id":"r"} <nil>
none 204 <nil>
own server <nil>
its second <nil>
second server <nil>
webhook {"id":"w"} <nil>
`

const requested = `
POST /v1/several/200
POST /v1/several/202
POST /v1/several/207
POST /v1/several/204
GET /v1/failing/404
GET /v1/failing/409
GET /v1/failing/500
GET /v1/alone
GET /v1/range
GET /v1/none
PUT /upload/files
PUT /slow/files
GET /v2/none
`

// commands calls the server with the command line.
func commands(t *testing.T, module, url string, seen *[]string) {
	t.Helper()
	shop, err := buildcache.Program(module, "./cmd/shop")
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	for _, test := range []struct{ args, want, request string }{
		{"several --code 202 --server-address URL", "{\n  \"job\": 7\n}", "POST /v1/several/202"},
		{"alone --server-address URL --server-stage beta", "{\n  \"id\": \"d\"\n}", "GET /beta/alone"},
		{"range --server 1 --base-url URL", "{\n  \"id\": \"r\"\n}", "GET /v2/range"},
		{"put-file --server-address URL", "", "PUT /upload/files"},
		{"none --base-url URL", "", "GET /none"},
		{"none --server 1", `"/v2": name the server with --base-url`, ""},
		{"none --server 7", "there is no server 7, only 0 to 1", ""},
		{"none --server-stage prod", `"prod" is none of beta, v1`, ""},
		{"put-file --server-address http://h --curl", "http://h/upload/files", ""},
	} {
		*seen = nil
		c := exec.Command(shop, append([]string{"api"}, strings.Fields(strings.ReplaceAll(test.args, "URL", url))...)...)
		c.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+home)
		out, _ := c.CombinedOutput()
		if got := strings.Join(*seen, " "); got != test.request || !strings.Contains(string(out), test.want) {
			t.Errorf("shop api %s: requests %q, want %q; prints\n%s\nwant\n%s", test.args, got, test.request, out, test.want)
		}
	}
}
