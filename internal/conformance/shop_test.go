package conformance

import (
	"bytes"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// shop is a project for an API of another vendor: a document, a dialect and a
// configuration, and what is generated from them.
var shop = filepath.Join(root, "testdata", "shop")

// TestShopNamesNoOtherVendor holds that what is generated for another API names
// neither Atlas nor MongoDB.
func TestShopNamesNoOtherVendor(t *testing.T) {
	ours := strings.NewReplacer("atlasgen", "")
	foreign := regexp.MustCompile(`(?i).{0,40}(atlas|mongo).{0,40}`)
	err := filepath.WalkDir(filepath.Join(shop, "generated"), func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(file)
		if found := foreign.FindString(ours.Replace(string(data))); found != "" {
			t.Errorf("%s: %s", file, found)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A shopServer answers as the shop does, and keeps the requests.
type shopServer struct {
	mu       sync.Mutex
	requests []*http.Request
}

func (s *shopServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.requests = append(s.requests, r)
	s.mu.Unlock()
	pages := map[string]string{
		"":   `{"items":[{"id":"O000001","items":[]}],"nextCursor":"p2"}`,
		"p2": `{"items":[{"id":"O000002","items":[]}],"nextCursor":null}`,
	}
	switch {
	case r.Method == http.MethodDelete:
		w.Header().Set("Content-Type", "application/problem+json")
		w.WriteHeader(http.StatusConflict)
		fmt.Fprint(w, `{"type":"/problems/sent","title":"Already sent","status":409,"detail":"The parcel has left."}`)
	case r.URL.Path == "/status":
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `{"open":true}`)
	default:
		w.Header().Set("Content-Type", r.Header.Get("Accept"))
		fmt.Fprint(w, pages[r.URL.Query().Get("cursor")])
	}
}

// taken returns the requests since the last call, each as one line.
func (s *shopServer) taken() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var b strings.Builder
	for _, r := range s.requests {
		fmt.Fprintf(&b, "%s %s accept=%s key=%s auth=%s\n", r.Method, r.URL, strings.TrimPrefix(r.Header.Get("Accept"), "application/vnd.shop."),
			r.Header.Get("X-Shop-Key"), r.Header.Get("Authorization"))
	}
	s.requests = nil
	return b.String()
}

// TestShopCommandLine calls a server with the command line of another API.
// Variables of other programs have no effect.
func TestShopCommandLine(t *testing.T) {
	file := filepath.Join(t.TempDir(), "shop")
	run(t, filepath.Join(shop, "generated", "cli"), "go", "build", "-o", file, "./cmd/shop")
	record := &shopServer{}
	server := httptest.NewServer(record)
	defer server.Close()
	for _, test := range []struct {
		args     string
		env      []string
		code     int
		requests string
		output   string // a part of it
	}{
		{"api listOrders --all -o jsonl", []string{"SHOP_API_KEY=k"}, 0,
			"GET /orders?limit=200 accept=2026-02-01+json key=k auth=\nGET /orders?cursor=p2&limit=200 accept=2026-02-01+json key=k auth=\n", `{"id":"O000002","items":[]}`},
		{"api orders listOrders --version 2025-06-01", []string{"SHOP_TOKEN=t"}, 0,
			"GET /orders accept=2025-01-15+json key= auth=Bearer t\n", `"O000001"`},
		{"api listOrders", nil, 0, "GET /orders accept=2026-02-01+json key= auth=\n", `"O000001"`},
		{"api cancelOrder --order-id O123456", []string{"SHOP_API_KEY=k", "SHOP_TOKEN=t"}, 5,
			"DELETE /orders/O123456 accept= key=k auth=Bearer t\n", "HTTP 409 /problems/sent: The parcel has left."},
		{"api getStatus", []string{"SHOP_API_KEY=k", "SHOP_TOKEN=t"}, 0, "GET /status accept=application/json key= auth=\n", `"open": true`},
		{"api cancelOrder --order-id 5", nil, 2, "", "O[0-9]{6}"},
		{"api getUser --id 5", nil, 2, "", "getUser"},
	} {
		cmd := command(t.TempDir(), file, strings.Fields(test.args)...)
		cmd.Env = append(test.env, "HOME="+t.TempDir(), "SHOP_BASE_URL="+server.URL,
			"MONGODB_ATLAS_ACCESS_TOKEN=foreign", "MONGODB_ATLAS_PUBLIC_API_KEY=foreign", "MONGODB_ATLAS_PRIVATE_API_KEY=foreign")
		var output bytes.Buffer
		cmd.Stdout, cmd.Stderr = &output, &output
		if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
			t.Fatal(err)
		}
		if code := cmd.ProcessState.ExitCode(); code != test.code {
			t.Errorf("shop %s: exit code %d, want %d", test.args, code, test.code)
		}
		if got := record.taken(); got != test.requests {
			t.Errorf("shop %s: requests\n%swant\n%s", test.args, got, test.requests)
		}
		if !strings.Contains(output.String(), test.output) {
			t.Errorf("shop %s: output\n%s\nwant %s in it", test.args, &output, test.output)
		}
	}
}
