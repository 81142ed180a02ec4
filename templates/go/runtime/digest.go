package admin

import (
	"context"
	"crypto/rand"
	"net/http"
	"slices"
	"sync"
)

// useDigest authenticates by HTTP digest (RFC 7616). The first request is sent once
// without credentials, to get a challenge; later ones use that challenge again.
func useDigest(scheme, username, password string) Option {
	return func(s *settings) {
		s.use(scheme, func(string, http.RoundTripper) credentials {
			return &digestKey{username: username, password: password, turn: make(chan struct{}, 1)}
		})
	}
}

// A digestKey is an API key with the nonces that can be used.
//
// The first request asks for a challenge, and all others wait for it. Then all
// share the newest nonce. If the server refuses nonces after a few uses, each is
// lent to one request at a time.
type digestKey struct {
	_ keyed

	username, password string
	turn               chan struct{} // held by the request that may compete for a nonce

	mu     sync.Mutex
	first  chan struct{}     // closed when the first request is answered; nil before it is sent
	ready  []*nonce          // for the next requests; the last one is used first
	nonces map[string]*nonce // those that are ready, in use or idle
	idle   []*nonce          // those that nobody holds, which a late answer may name again; oldest first
	alone  bool              // a nonce is used by one request at a time
	proven bool              // the server has accepted the key since it last insisted on refusing it
}

// A nonce is a challenge with its uses.
type nonce struct {
	challenge *challenge
	uses      int // requests that have been sent with it
	accepted  int // those that the server has accepted
	open      int // those without an answer
	holders   int // requests that use it, and places in the list of ready ones
}

// How often one request is sent again after status 401. Where many requests share
// nonces, one can go stale again and again under the same request. A server that
// does not say so may as well mean that the key is wrong. If the key is right, and
// other requests have used the nonce, the refusal says nothing about this one.
const (
	crowdPatience = 100
	stalePatience = 5
	wrongPatience = 2
)

// mostIdle is the number of nonces that are remembered although nobody holds them.
const mostIdle = 256

// fewUses is the number of uses from which on a nonce is worth being shared.
const fewUses = 32

// authorize is for requests that borrow nothing: it sends no credentials.
func (k *digestKey) authorize(*http.Request, string) error { return nil }

func (k *digestKey) begin() requestCredentials { return &digestUse{key: k} }

// A digestUse is the use of a key by one request.
type digestUse struct {
	_ keyed

	key     *digestKey
	nonce   *nonce        // nil before the first challenge
	first   chan struct{} // to close when there is an answer, or nil
	refused int           // how often the request was refused with a nonce
	open    int           // requests with the nonce that had no answer when this one was sent, with it
	crowded int           // how often others had used that nonce
	turn    bool          // the request holds the turn
}

func (u *digestUse) authorize(req *http.Request, _ string) error {
	if err := u.wait(req.Context()); err != nil {
		return err
	}
	if challenge, count := u.next(); challenge != nil {
		value := challenge.credentials(u.key.username, u.key.password, req.Method, req.URL.RequestURI(), rand.Text(), count)
		req.Header.Set("Authorization", value)
	}
	return nil
}

// wait waits for the answer to the first request. A request whose nonces are used
// up by others waits until it is its turn to try again.
func (u *digestUse) wait(ctx context.Context) error {
	k := u.key
	k.mu.Lock()
	first, proven := k.first, k.proven
	if first == nil {
		u.first = make(chan struct{})
		k.first = u.first
	}
	k.mu.Unlock()
	if u.first == nil {
		select {
		case <-first:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	if u.turn || u.refused == 0 || u.refused == 1 && proven {
		return nil
	}
	select {
	case k.turn <- struct{}{}:
		u.turn = true
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// next returns the challenge and the number of this use, which no two requests
// share. The challenge is nil if there is none.
func (u *digestUse) next() (*challenge, int) {
	k := u.key
	k.mu.Lock()
	defer k.mu.Unlock()
	if last := len(k.ready) - 1; last >= 0 && (u.nonce == nil || !k.alone) {
		u.hold(k.ready[last])
		if k.alone {
			k.release(k.ready[last])
			k.ready = k.ready[:last]
		}
	}
	if u.nonce == nil {
		return nil, 0
	}
	u.nonce.uses++
	u.nonce.open++
	u.open = u.nonce.open
	return u.nonce.challenge, u.nonce.uses
}

// answered takes the nonce of a refusal, or the one that an acceptance names for
// the next request. Another try is of use where the nonce may have been the fault.
func (u *digestUse) answered(resp *http.Response, _ *http.Request, _ string, refusals int) (bool, error) {
	defer u.begun()
	u.key.mu.Lock()
	defer u.key.mu.Unlock()
	competed := u.close()
	if resp.StatusCode != http.StatusUnauthorized {
		u.succeed(resp.Header)
		return false, nil
	}
	challenge, err := findChallenge(resp.Header)
	if challenge == nil {
		return false, err
	}
	return u.refuse(challenge, refusals, competed), nil
}

// close notes that there is an answer, or no hope of one. It reports whether other
// requests used the same nonce meanwhile.
func (u *digestUse) close() bool {
	if u.open == 0 {
		return false
	}
	competed := u.open > 1 || u.nonce.open > 1
	u.nonce.open--
	u.open = 0
	return competed
}

// begun lets the others go if this is the first request.
func (u *digestUse) begun() {
	if u.first != nil {
		close(u.first)
		u.first = nil
	}
}

// succeed notes that the server has accepted a request.
func (u *digestUse) succeed(header http.Header) {
	if u.nonce == nil {
		return
	}
	k := u.key
	k.proven = true
	u.nonce.accepted++
	if next := u.nonce.challenge.successor(header); next != nil {
		old := u.nonce
		u.take(next)
		k.replace(old, u.nonce)
	}
}

// refuse notes that the server has refused a request, and reports whether to send
// it again. If others competed for the nonce, its counts may have arrived in
// another order.
func (u *digestUse) refuse(challenge *challenge, refusals int, competed bool) bool {
	k, old := u.key, u.nonce
	u.take(challenge)
	if old == nil {
		k.replace(nil, u.nonce)
		return true
	}
	u.refused++
	crowded := k.proven && old.uses > 1
	if challenge.stale() || k.proven {
		k.alone = k.alone || old.accepted < fewUses
	}
	if old == u.nonce && !challenge.stale() && !crowded && !competed {
		return false
	}
	if old != u.nonce {
		k.replace(old, u.nonce)
	}
	if crowded {
		u.crowded++
		return u.crowded < crowdPatience
	}
	patience := wrongPatience
	if challenge.stale() || k.proven || old.uses > 1 {
		patience = stalePatience
	}
	if refusals -= u.crowded; refusals >= patience {
		k.proven = false
	}
	return refusals < patience
}

// end makes the nonce ready for another request.
func (u *digestUse) end() {
	u.begun()
	if u.turn {
		<-u.key.turn
	}
	k := u.key
	k.mu.Lock()
	defer k.mu.Unlock()
	u.close()
	if u.nonce == nil {
		return
	}
	if k.alone || len(k.ready) == 0 {
		k.add(u.nonce)
	}
	k.release(u.nonce)
}

// take makes the request use the nonce of a challenge.
func (u *digestUse) take(c *challenge) {
	k := u.key
	n := k.nonces[c.nonce()]
	if n == nil {
		n = &nonce{challenge: c}
		if k.nonces == nil {
			k.nonces = make(map[string]*nonce)
		}
		k.nonces[c.nonce()] = n
	}
	u.hold(n)
}

// hold makes the request use a nonce instead of the one before.
func (u *digestUse) hold(n *nonce) {
	n.holders++
	if u.nonce != nil {
		u.key.release(u.nonce)
	}
	u.nonce = n
}

// replace removes a nonce that has been refused from the ready ones. Where nonces
// are shared, the new one takes its place.
func (k *digestKey) replace(old, by *nonce) {
	before := len(k.ready)
	k.ready = slices.DeleteFunc(k.ready, func(n *nonce) bool {
		if n == old {
			k.release(n)
		}
		return n == old
	})
	if !k.alone && (before == 0 || len(k.ready) < before) {
		k.add(by)
	}
}

// add makes a nonce ready for the next request.
func (k *digestKey) add(n *nonce) {
	n.holders++
	k.ready = append(k.ready, n)
}

// release forgets a nonce some time after its last holder has let it go.
func (k *digestKey) release(n *nonce) {
	if n.holders--; n.holders > 0 {
		return
	}
	if k.idle = append(k.idle, n); len(k.idle) <= mostIdle {
		return
	}
	if oldest := k.idle[0]; oldest.holders == 0 {
		delete(k.nonces, oldest.challenge.nonce())
	}
	k.idle = slices.Delete(k.idle, 0, 1)
}
