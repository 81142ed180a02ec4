package admin

import (
	"context"
	"errors"
	"fmt"
	"net/http"
)

// A tokenSource returns the token for a request. The context is the request's.
type tokenSource func(ctx context.Context) (string, error)

// useToken authenticates by a bearer token (RFC 6750).
func useToken(scheme, token string) Option {
	return useTokens(scheme, func(context.Context) (string, error) { return token, nil })
}

// useTokens authenticates by bearer tokens of a source, which is asked for every
// attempt of a call.
func useTokens(scheme string, source tokenSource) Option {
	var err error
	if source == nil {
		err = errors.New("the token source is nil")
	}
	return useFixed(scheme, source, err)
}

func (source tokenSource) authorize(req *http.Request, _ string) error {
	token, err := source(req.Context())
	if err == nil {
		err = inHeader(token)
	}
	if err != nil {
		return permanentError{fmt.Errorf("getting a token: %w", err)}
	}
	req.Header.Set("Authorization", "Bearer "+token)
	return nil
}
