package admin

import (
	"crypto/md5"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/icholy/digest"
)

// A digestServer checks HTTP digest (RFC 7616) and takes a new nonce after every
// rotate accepted requests, if that is not 0.
type digestServer struct {
	rotate int

	mu       sync.Mutex
	nonce    int
	uses     map[string]bool // nonce counts seen
	accepted int
	refused  int
	bodies   []string
}

func (s *digestServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.valid(r) {
		s.refused++
		w.Header().Set("WWW-Authenticate", fmt.Sprintf(`Digest realm="r", nonce="n%d", qop="auth", algorithm=MD5`, s.nonce))
		answer(w, http.StatusUnauthorized, "application/json", `{"errorCode":"DIGEST"}`)
		return
	}
	s.bodies = append(s.bodies, string(body))
	if s.accepted++; s.rotate > 0 && s.accepted%s.rotate == 0 {
		s.nonce++
		s.uses = nil
	}
	w.WriteHeader(http.StatusNoContent)
}

func (s *digestServer) valid(r *http.Request) bool {
	c, err := digest.ParseCredentials(r.Header.Get("Authorization"))
	if err != nil || c.Nonce != fmt.Sprint("n", s.nonce) || c.URI != r.RequestURI {
		return false
	}
	use := fmt.Sprint(c.Nc)
	if s.uses[use] {
		return false
	}
	if s.uses == nil {
		s.uses = make(map[string]bool)
	}
	s.uses[use] = true
	hash := func(parts ...string) string {
		sum := md5.Sum([]byte(strings.Join(parts, ":")))
		return hex.EncodeToString(sum[:])
	}
	return c.Response == hash(hash("public", "r", "private"), c.Nonce, fmt.Sprintf("%08x", c.Nc), c.Cnonce, "auth", hash(r.Method, r.RequestURI))
}

func TestDigest(t *testing.T) {
	server := new(digestServer)
	c := serve(t, server.ServeHTTP, UseDigestAuth("public", "private"))
	for range 100 {
		if _, _, err := c.ClustersApi.UpdateCluster(t.Context(), "g", "c", &Cluster{Name: Ptr("n")}).Execute(); err != nil {
			t.Fatal(err)
		}
	}
	if server.accepted != 100 || server.refused != 1 {
		t.Errorf("%d accepted, %d refused, want 100 and 1", server.accepted, server.refused)
	}
	for _, body := range server.bodies {
		if body != `{"name":"n"}` {
			t.Errorf("body = %s", body)
		}
	}
}

// TestDigestRotation has 16 goroutines share nonces that last for 37 requests.
func TestDigestRotation(t *testing.T) {
	server := &digestServer{rotate: 37}
	c := serve(t, server.ServeHTTP, UseDigestAuth("public", "private"))
	var group sync.WaitGroup
	for range 16 {
		group.Go(func() {
			for range 100 {
				if err := callOnce(t.Context(), c); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if server.accepted != 1600 {
		t.Errorf("%d accepted, want 1600", server.accepted)
	}
}

// TestDigestColdStart has 64 first calls at once: one of them asks for the challenge.
func TestDigestColdStart(t *testing.T) {
	server := new(digestServer)
	c := serve(t, server.ServeHTTP, UseDigestAuth("public", "private"))
	var group sync.WaitGroup
	for range 64 {
		group.Go(func() {
			if err := callOnce(t.Context(), c); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if server.accepted != 64 || server.refused != 1 {
		t.Errorf("%d accepted, %d refused, want 64 and 1", server.accepted, server.refused)
	}
}

func TestDigestRefused(t *testing.T) {
	server := new(digestServer)
	c := serve(t, server.ServeHTTP, UseDigestAuth("public", "hush-hush"))
	for range 2 {
		err := callOnce(t.Context(), c)
		if !errors.Is(err, ErrUnauthorized) || !errors.Is(err, Code("DIGEST")) || strings.Contains(err.Error(), "hush") {
			t.Errorf("Execute() = %v, want status 401", err)
		}
	}
	if server.refused != 3 {
		t.Errorf("%d refused, want 3", server.refused)
	}
}

// TestDigestWrongKey has a server that sends a nonce of its own with each refusal:
// whether the key is wrong or the nonce was old, only the next answer shows.
func TestDigestWrongKey(t *testing.T) {
	server, key := &digestServer{rotate: 1}, "private"
	requests := 0
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		requests++
		if key != "private" {
			server.nonce++
		}
		server.ServeHTTP(w, r)
	}, UseDigestAuth("public", "private"))
	steps := []struct {
		key      string // of the server
		requests int
		ok       bool
	}{
		{"changed", 3, false}, // without credentials, and twice with them
		{"changed", 3, false},
		{"private", 1, true},
		{"changed", 7, false}, // a key that was right deserves more patience, and its nonce had been used
		{"changed", 3, false},
	}
	for i, step := range steps {
		key, requests = step.key, 0
		if err := callOnce(t.Context(), c); (err == nil) != step.ok || requests != step.requests {
			t.Errorf("call %d = %v after %d requests, want success %v after %d", i, err, requests, step.ok, step.requests)
		}
	}
}

func TestDigestChallenges(t *testing.T) {
	tests := []struct {
		challenge string
		requests  int
		want      string
	}{
		{`Basic realm="r"`, 1, "401 Unauthorized"},
		{`Digest realm="r", nonce="n", algorithm=UNKNOWN`, 1, `by the algorithm "UNKNOWN", which is not supported`},
		{`Digest nonsense`, 1, "but sends no nonce"},
		{`Digest realm="r", nonce="n", stale=true`, 6, "401 Unauthorized"},
	}
	for _, test := range tests {
		requests := 0
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			requests++
			w.Header().Set("WWW-Authenticate", test.challenge)
			w.WriteHeader(http.StatusUnauthorized)
		}, UseDigestAuth("public", "private"))
		if err := callOnce(t.Context(), c); err == nil || !strings.HasSuffix(err.Error(), test.want) || requests != test.requests {
			t.Errorf("challenge %s = %v after %d requests, want %s after %d", test.challenge, err, requests, test.want, test.requests)
		}
	}
}
