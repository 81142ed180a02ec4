package admin

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// A TokenStore keeps access tokens from one run of a program to the next. The
// key tells service accounts apart and holds nothing secret; the token is
// secret. A nil token is none: LoadToken may return it, SaveToken forgets what
// it has. A store that fails is passed over.
type TokenStore interface {
	LoadToken(ctx context.Context, key string) (*AccessToken, error)
	SaveToken(ctx context.Context, key string, token *AccessToken) error
}

// UseTokenStore makes a service account share its tokens with other programs.
func UseTokenStore(store TokenStore) Option {
	return func(s *settings) { s.store = store }
}

// key names the service account in a store.
func (a *serviceAccount) key() string {
	sum := sha256.Sum256([]byte(a.tokenURL + "\n" + a.clientID))
	return hex.EncodeToString(sum[:])
}

// stored returns the token of the store, if it has one that is worth a try.
func (a *serviceAccount) stored(ctx context.Context, rejected string) *AccessToken {
	if a.store == nil {
		return nil
	}
	token, err := a.store.LoadToken(ctx, a.key())
	if err != nil || token == nil || token.Token == rejected || time.Until(token.Expiry) < tokenEarly {
		return nil
	}
	return token
}

// RevokeToken makes the access token of the client's service account invalid
// (RFC 7009), here and in the store. The next call fetches a new one. Without a
// service account, or before its first token, it does nothing.
func (c *Caller) RevokeToken(ctx context.Context) error {
	account, ok := c.credentials.(*serviceAccount)
	if !ok {
		return nil
	}
	if err := account.revoke(ctx); err != nil {
		return fmt.Errorf("revoking the token: %w", err)
	}
	return nil
}

func (a *serviceAccount) revoke(ctx context.Context) error {
	token := a.forget(ctx)
	if token == nil {
		return nil
	}
	endpoint := strings.TrimSuffix(a.tokenURL, "/token") + "/revoke"
	resp, err := a.post(ctx, endpoint, url.Values{"token": {token.Token}, "token_type_hint": {"access_token"}})
	if err != nil {
		return withoutURL(err)
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

// FileTokenStore returns a TokenStore that keeps each token in a file of its own
// in dir, readable by the current user only.
func FileTokenStore(dir string) TokenStore { return &fileTokenStore{dir} }

type fileTokenStore struct{ dir string }

func (s *fileTokenStore) path(key string) string {
	return filepath.Join(s.dir, key+".json")
}

func (s *fileTokenStore) LoadToken(_ context.Context, key string) (*AccessToken, error) {
	data, err := os.ReadFile(s.path(key))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	token := new(AccessToken)
	return token, json.Unmarshal(data, token)
}

func (s *fileTokenStore) SaveToken(_ context.Context, key string, token *AccessToken) error {
	if token == nil {
		if err := os.Remove(s.path(key)); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	data, err := json.Marshal(token)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return err
	}
	return writeAtomic(s.path(key), func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}
