package admin

import (
	"crypto/rand"
	"net/http"
	"sync"
)

// useDigest authenticates by HTTP digest (RFC 7616). The first request is sent once
// without credentials, to get a challenge; later ones use that challenge again.
func useDigest(scheme, username, password string) Option {
	return func(s *settings) {
		s.use(scheme, func(string, http.RoundTripper) credentials {
			return &digestKey{username: username, password: password}
		})
	}
}

// A digestKey is an API key with the newest challenge of the server.
type digestKey struct {
	_ keyed

	username, password string

	mu        sync.Mutex
	challenge *challenge // nil before the first answer
	count     int        // requests that have used the challenge
	proven    bool       // the server has accepted the key since it last insisted on refusing it
}

// How often one request is sent again after status 401. Where many requests share
// nonces, one can go stale again and again under the same request. A server that
// does not say so may as well mean that the key is wrong.
const (
	stalePatience = 5
	wrongPatience = 2
)

func (k *digestKey) authorize(req *http.Request, _ string) error {
	if challenge, count := k.use(); challenge != nil {
		value := challenge.credentials(k.username, k.password, req.Method, req.URL.RequestURI(), rand.Text(), count)
		req.Header.Set("Authorization", value)
	}
	return nil
}

// use returns the challenge and the number of this use, which no two requests
// share.
func (k *digestKey) use() (*challenge, int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.count++
	return k.challenge, k.count
}

// answered learns the challenge in a refusal, unless the one that the request
// answered is out of use already: a late answer must not bring back an old nonce.
// Another try is of use where the nonce may have been the fault.
func (k *digestKey) answered(resp *http.Response, req *http.Request, _ string, refusals int) bool {
	challenge := findChallenge(resp.Header)
	sent := nonceOf(req.Header.Get("Authorization"))
	k.mu.Lock()
	defer k.mu.Unlock()
	if resp.StatusCode != http.StatusUnauthorized {
		k.proven = k.proven || sent != ""
		return false
	}
	if challenge == nil {
		return false
	}
	if k.challenge == nil || k.challenge.nonce() == sent && challenge.nonce() != sent {
		k.challenge, k.count = challenge, 0
	}
	patience := wrongPatience
	if challenge.stale() || k.proven {
		patience = stalePatience
	}
	if refusals == patience {
		k.proven = false
	}
	return refusals < patience && (challenge.stale() || k.challenge.nonce() != sent)
}

// nonceOf returns the nonce in credentials, empty if there is none.
func nonceOf(value string) string {
	all := digestParams(value)
	if len(all) == 0 {
		return ""
	}
	return all[0]["nonce"]
}
