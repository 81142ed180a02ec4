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
}

// patience is more than one because nonces can go stale again under a request,
// where many share them.
func (k *digestKey) patience() int { return 5 }

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
		return "", err
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

// refused learns the challenge in an answer, unless the one that the request
// answered is out of use already: a late answer must not bring back an old nonce.
// Another try is of use where the nonce was the fault.
func (k *digestKey) refused(resp *http.Response, value string) bool {
	challenge, err := digest.FindChallenge(resp.Header)
	if err != nil {
		return false
	}
	sent := nonceOf(value)
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.challenge == nil || k.challenge.Nonce == sent && challenge.Nonce != sent {
		k.challenge, k.count = challenge, 0
	}
	return challenge.Stale || k.challenge.Nonce != sent
}

// nonceOf returns the nonce in a header value, empty if there is none.
func nonceOf(value string) string {
	sent, err := digest.ParseCredentials(value)
	if err != nil {
		return ""
	}
	return sent.Nonce
}
