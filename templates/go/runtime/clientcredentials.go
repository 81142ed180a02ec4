package admin

import (
	"net/http"
	"strings"
	"sync"
)

// useClientCredentials authenticates as a service account: OAuth 2 with client
// credentials (RFC 6749, section 4.4). The URL for tokens is absolute, or a path
// below the base URL.
func useClientCredentials(scheme, tokenURL, clientID, clientSecret string) Option {
	return func(s *settings) {
		s.use(scheme, func(base string, next http.RoundTripper) credentials {
			store, _ := s.store.(TokenStore)
			return &clientLogin{first: serviceAccount{
				clientID:     clientID,
				clientSecret: clientSecret,
				tokenURL:     below(base, tokenURL),
				revokeURL:    below(base, s.revokeURL),
				userAgent:    s.userAgent,
				client:       &http.Client{Transport: next, CheckRedirect: refuseRedirect},
				store:        store,
				plain:        s.plainHTTP,
				retry:        s.retry.withDefaults(),
			}}
		})
	}
}

// A clientLogin is client credentials, which get a token for each scope.
type clientLogin struct {
	_ keyed

	first serviceAccount // without a scope

	mu     sync.Mutex
	others []*serviceAccount
}

func (l *clientLogin) authorize(req *http.Request, scope string) error {
	return l.of(scope).authorize(req)
}

func (l *clientLogin) answered(resp *http.Response, sent *http.Request, scope string, refusals int) (bool, error) {
	return l.of(scope).answered(resp, sent.Header.Get("Authorization"), refusals), nil
}

// of returns the service account that has tokens for a scope.
func (l *clientLogin) of(scope string) *serviceAccount {
	if scope == "" {
		return &l.first
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, a := range l.others {
		if a.scope == scope {
			return a
		}
	}
	a := l.first.withScope(scope)
	l.others = append(l.others, a)
	return a
}

// all returns the service accounts of all scopes.
func (l *clientLogin) all() []*serviceAccount {
	l.mu.Lock()
	defer l.mu.Unlock()
	return append([]*serviceAccount{&l.first}, l.others...)
}

// below returns the URL of a path below base, and an absolute URL as it is.
func below(base, path string) string {
	if strings.HasPrefix(path, "/") {
		return base + path
	}
	return path
}

// refuseRedirect keeps the secret of a service account where it was sent.
func refuseRedirect(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
