package admin

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
)

func TestRevokeToken(t *testing.T) {
	var revoked string
	server := new(accountServer)
	transport := transportFunc(func(r *http.Request) (*http.Response, error) {
		if !strings.HasSuffix(r.URL.Path, "/oauth/revoke") {
			return server.RoundTrip(r)
		}
		body, err := io.ReadAll(r.Body)
		revoked += r.Method + " " + r.Header.Get("Authorization") + " " + string(body)
		return answerTo(r, http.StatusOK, "", ""), err
	})
	store := FileTokenStore(t.TempDir())
	c := newAccountClient(t, transport, UseTokenStore(store))
	if err := c.RevokeToken(t.Context()); err != nil || revoked != "" {
		t.Errorf("RevokeToken() before the first token = %v and sent %q", err, revoked)
	}
	if err := callOnce(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	if err := c.RevokeToken(t.Context()); err != nil || revoked != "POST Basic aWQ6aHVzaC1odXNo token=token-1&token_type_hint=access_token" {
		t.Errorf("RevokeToken() = %v and sent %q", err, revoked)
	}
	if err := callOnce(t.Context(), newAccountClient(t, transport, UseTokenStore(store))); err != nil || server.tokens.Load() != 2 {
		t.Errorf("call after RevokeToken() = %v with %d tokens, want 2", err, server.tokens.Load())
	}
	if err := newTestClient(t).RevokeToken(t.Context()); err != nil {
		t.Errorf("RevokeToken() without a service account = %v", err)
	}
}

// A memoryStore keeps one token, and does not forget it.
type memoryStore struct{ token *AccessToken }

func (s *memoryStore) LoadToken(context.Context, string) (*AccessToken, error) { return s.token, nil }

func (s *memoryStore) SaveToken(_ context.Context, _ string, token *AccessToken) error {
	if token == nil {
		return errors.New("read only")
	}
	s.token = token
	return nil
}

func TestRevokedTokenStaysInStore(t *testing.T) {
	server := new(accountServer)
	c := newAccountClient(t, transportFunc(func(r *http.Request) (*http.Response, error) {
		if strings.HasSuffix(r.URL.Path, "/oauth/revoke") {
			return answerTo(r, http.StatusOK, "", ""), nil
		}
		return server.RoundTrip(r)
	}), UseTokenStore(new(memoryStore)))
	for range 2 {
		if err := callOnce(t.Context(), c); err != nil {
			t.Fatal(err)
		}
		if err := c.RevokeToken(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if tokens, calls := server.tokens.Load(), server.calls.Load(); tokens != 2 || calls != 2 {
		t.Errorf("%d tokens, %d calls, want 2 and 2", tokens, calls)
	}
}

func TestRevokeTokenRefused(t *testing.T) {
	server := new(accountServer)
	c := newAccountClient(t, transportFunc(func(r *http.Request) (*http.Response, error) {
		if strings.HasSuffix(r.URL.Path, "/oauth/revoke") {
			return answerTo(r, http.StatusForbidden, "", ""), nil
		}
		return server.RoundTrip(r)
	}))
	if err := callOnce(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	if err := c.RevokeToken(t.Context()); !errors.Is(err, ErrForbidden) {
		t.Errorf("RevokeToken() = %v, want %v", err, ErrForbidden)
	}
}
