package admin

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
)

// RevokeToken makes the access tokens of the client's service account invalid
// (RFC 7009), here and in the store. The next call fetches a new one. Without a
// service account, or before its first token, it does nothing.
func (c *Caller) RevokeToken(ctx context.Context) error {
	var errs []error
	for _, credentials := range c.credentials {
		if login, ok := credentials.(*clientLogin); ok {
			for _, account := range login.all() {
				errs = append(errs, account.revoke(ctx))
			}
		}
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("revoking the token: %w", err)
	}
	return nil
}

func (a *serviceAccount) revoke(ctx context.Context) error {
	token := a.forget(ctx)
	if token == nil {
		return nil
	}
	resp, err := a.post(ctx, a.revokeURL, url.Values{"token": {token.Token}, "token_type_hint": {"access_token"}})
	if err != nil {
		return err
	}
	closeBody(resp)
	if resp.StatusCode != http.StatusOK && resp.StatusCode != http.StatusNoContent {
		return Status(resp.StatusCode)
	}
	return nil
}

// forget returns the newest token after removing it everywhere.
func (a *serviceAccount) forget(ctx context.Context) *AccessToken {
	a.mu.Lock()
	token := a.token
	a.token = nil
	a.mu.Unlock()
	if token == nil {
		token = a.stored(ctx, "")
	}
	if token == nil {
		return nil
	}
	a.mu.Lock()
	a.rejects = token.Token // should the store keep it
	a.mu.Unlock()
	if a.store != nil {
		_ = a.store.SaveToken(ctx, a.key(), nil)
	}
	return token
}
