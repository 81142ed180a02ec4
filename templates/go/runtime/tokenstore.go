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
	"os"
	"path/filepath"
	"runtime"
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

// A TokenLocker is a [TokenStore] that lets one program at a time fetch a token.
// LockToken waits until no other holds the lock for the key, or ctx ends. Without
// it, programs that start together fetch one token each.
type TokenLocker interface {
	LockToken(ctx context.Context, key string) (unlock func(), err error)
}

// UseTokenStore makes a service account share its tokens with other programs.
func UseTokenStore(store TokenStore) Option {
	return func(s *settings) { s.store = store }
}

// key names the service account in a store.
func (a *serviceAccount) key() string {
	text := a.tokenURL + "\n" + a.clientID
	if a.scope != "" {
		text += "\n" + a.scope
	}
	sum := sha256.Sum256([]byte(text))
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

// save keeps a token in the store, if there are both. The token serves without
// being kept.
func (a *serviceAccount) save(ctx context.Context, token *AccessToken) {
	if a.store != nil && token != nil && time.Until(token.Expiry) > 0 {
		_ = a.store.SaveToken(ctx, a.key(), token)
	}
}

// lockStore locks the store, if it can be locked, and returns what unlocks it.
func (a *serviceAccount) lockStore(ctx context.Context) (unlock func()) {
	locker, ok := a.store.(TokenLocker)
	if !ok {
		return func() {}
	}
	ctx, cancel := context.WithTimeout(ctx, tokenTimeout)
	defer cancel()
	unlock, err := locker.LockToken(ctx, a.key())
	if err != nil {
		return func() {}
	}
	return unlock
}

// FileTokenStore returns a TokenStore that keeps each token in a file of its own
// in dir, readable by the current user only. A file that others can read or write
// is not used, and replaced by the next token. The store is a [TokenLocker].
func FileTokenStore(dir string) TokenStore { return &fileTokenStore{dir} }

type fileTokenStore struct{ dir string }

func (s *fileTokenStore) path(key string) string {
	return filepath.Join(s.dir, key+".json")
}

func (s *fileTokenStore) LoadToken(_ context.Context, key string) (*AccessToken, error) {
	info, err := os.Stat(s.path(key))
	if err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("others can read or write %s", s.path(key))
	}
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
