package admin

import (
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/icholy/digest"
)

// A nonceServer is a transport whose nonces serve a number of requests, each with a
// larger count than the one before. Answers take a random time on their way.
type nonceServer struct {
	serves int  // requests for each nonce
	shared bool // everybody gets the same nonce until it is used up; otherwise each refusal has its own
	next   bool // an acceptance names the nonce for the next request

	mu      sync.Mutex
	newest  int
	left    map[string]int // uses of each nonce
	count   map[string]int // of its last use
	bodies  int            // requests with a body
	refused int
}

func (s *nonceServer) RoundTrip(r *http.Request) (*http.Response, error) {
	time.Sleep(rand.N(20 * time.Millisecond))
	defer time.Sleep(rand.N(20 * time.Millisecond))
	if r.Body != nil {
		_, _ = io.Copy(io.Discard, r.Body)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if r.Body != nil {
		s.bodies++
	}
	if !s.accepts(r) {
		s.refused++
		resp := answerTo(r, http.StatusUnauthorized, "application/json", `{"errorCode":"DIGEST"}`)
		resp.Header.Set("WWW-Authenticate", fmt.Sprintf(`Digest realm="r", nonce=%q, qop="auth", algorithm=MD5`, s.nonce()))
		return resp, nil
	}
	resp := answerTo(r, http.StatusOK, clusterType, `{"name":"c"}`)
	if s.next {
		resp.Header.Set("Authentication-Info", fmt.Sprintf(`qop=auth, nextnonce=%q`, s.nonce()))
	}
	return resp, nil
}

// nonce returns the nonce to send.
func (s *nonceServer) nonce() string {
	name := fmt.Sprint("n", s.newest)
	if !s.shared || s.left[name] == 0 {
		s.newest++
		name = fmt.Sprint("n", s.newest)
		s.left[name] = s.serves
	}
	return name
}

func (s *nonceServer) accepts(r *http.Request) bool {
	c, err := digest.ParseCredentials(r.Header.Get("Authorization"))
	if err != nil || s.left[c.Nonce] == 0 || c.Nc <= s.count[c.Nonce] || s.shared && c.Nonce != fmt.Sprint("n", s.newest) {
		return false
	}
	hash := func(parts ...string) string {
		sum := md5.Sum([]byte(strings.Join(parts, ":")))
		return hex.EncodeToString(sum[:])
	}
	if c.Response != hash(hash("public", "r", "private"), c.Nonce, fmt.Sprintf("%08x", c.Nc), c.Cnonce, "auth", hash(r.Method, r.URL.RequestURI())) {
		return false
	}
	s.left[c.Nonce]--
	s.count[c.Nonce] = c.Nc
	return true
}

// TestNonces has 64 callers make some calls each.
func TestNonces(t *testing.T) {
	const callers, each = 64, digestCalls
	for _, serves := range []int{1, 3, 10, 1 << 30} {
		for _, kind := range []struct{ shared, next bool }{{false, false}, {false, true}, {true, false}, {true, true}} {
			synctest.Test(t, func(t *testing.T) {
				server := &nonceServer{serves: serves, shared: kind.shared, next: kind.next, left: map[string]int{}, count: map[string]int{}}
				c := newTestClient(t, UseDigestAuth("public", "private"), UseHTTPClient(&http.Client{Transport: server}))
				var group sync.WaitGroup
				for range callers {
					group.Go(func() {
						for range each {
							if _, _, err := c.ClustersApi.UpdateCluster(t.Context(), "g", "c", &Cluster{Name: Ptr("n")}).Execute(); err != nil {
								t.Errorf("nonces that serve %d, %+v: %v", serves, kind, err)
							}
						}
					})
				}
				group.Wait()
				if most := callers*each/serves + 2*callers; !kind.shared && server.refused > most {
					t.Errorf("nonces that serve %d, %+v: %d refusals, want at most %d", serves, kind, server.refused, most)
				}
				t.Logf("nonces that serve %d, shared %v, next %v: %d calls, %d bodies, %d refusals", serves, kind.shared, kind.next, callers*each, server.bodies, server.refused)
			})
		}
	}
}
