package admin

import (
	"net/http"
	"sync"

	"github.com/icholy/digest"
)

// UseDigestAuth authenticates with an API key, by HTTP digest (RFC 7616). The
// first request is sent once without credentials, to get a challenge; later ones
// use that challenge again.
func UseDigestAuth(publicKey, privateKey string) Option {
	return func(s *settings) {
		s.digest = func(string, http.RoundTripper) credentials {
			return &digestKey{username: publicKey, password: privateKey}
		}
	}
}

// A digestKey is an API key with the newest challenge of the server.
type digestKey struct {
	username, password string

	mu        sync.Mutex
	challenge *digest.Challenge // nil before the first answer
	count     int               // requests that have used the challenge
	proven    bool              // the server has accepted the key since it last insisted on refusing it
}

// How often one request is sent again after status 401. Where many requests share
// nonces, one can go stale again and again under the same request. A server that
// does not say so may as well mean that the key is wrong.
const (
	stalePatience = 5
	wrongPatience = 2
)

func (k *digestKey) authorize(req *http.Request) (string, error) {
	challenge, count := k.use()
	if challenge == nil {
		return "", nil
	}
	credentials, err := digest.Digest(challenge, digest.Options{
		Method:   req.Method,
		URI:      req.URL.RequestURI(),
		GetBody:  req.GetBody,
		Count:    count,
		Username: k.username,
		Password: k.password,
	})
	if err != nil {
		return "", permanentError{err}
	}
	return credentials.String(), nil
}

// use returns the challenge and the number of this use, which no two requests
// share.
func (k *digestKey) use() (*digest.Challenge, int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.count++
	return k.challenge, k.count
}

// answered learns the challenge in a refusal, unless the one that the request
// answered is out of use already: a late answer must not bring back an old nonce.
// Another try is of use where the nonce may have been the fault.
func (k *digestKey) answered(resp *http.Response, value string, refusals int) bool {
	challenge, err := digest.FindChallenge(resp.Header)
	sent := nonceOf(value)
	k.mu.Lock()
	defer k.mu.Unlock()
	if resp.StatusCode != http.StatusUnauthorized {
		k.proven = k.proven || sent != ""
		return false
	}
	if err != nil {
		return false
	}
	if k.challenge == nil || k.challenge.Nonce == sent && challenge.Nonce != sent {
		k.challenge, k.count = challenge, 0
	}
	patience := wrongPatience
	if challenge.Stale || k.proven {
		patience = stalePatience
	}
	if refusals == patience {
		k.proven = false
	}
	return refusals < patience && (challenge.Stale || k.challenge.Nonce != sent)
}

// nonceOf returns the nonce in a header value, empty if there is none.
func nonceOf(value string) string {
	sent, err := digest.ParseCredentials(value)
	if err != nil {
		return ""
	}
	return sent.Nonce
}
