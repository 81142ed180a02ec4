package admin

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"
)

func TestTokenStore(t *testing.T) {
	store := FileTokenStore(t.TempDir() + "/tokens")
	server := &accountServer{accept: func(value string) bool { return value == "Bearer token-1" }}
	for range 3 {
		if err := callOnce(t.Context(), newAccountClient(t, server, UseTokenStore(store))); err != nil {
			t.Fatal(err)
		}
	}
	if n := server.tokens.Load(); n != 1 {
		t.Errorf("%d requests for tokens by three programs, want 1", n)
	}
	server.accept = func(value string) bool { return value == "Bearer token-2" }
	for range 2 {
		if err := callOnce(t.Context(), newAccountClient(t, server, UseTokenStore(store))); err != nil {
			t.Fatal(err)
		}
	}
	if n := server.tokens.Load(); n != 2 {
		t.Errorf("%d requests for tokens after the API refused the stored one, want 2", n)
	}
}

// A brokenStore fails, and has an expired token if asked again.
type brokenStore struct{ loads int }

func (s *brokenStore) LoadToken(context.Context, string) (*AccessToken, error) {
	if s.loads++; s.loads == 1 {
		return nil, errors.New("no disk")
	}
	return &AccessToken{Token: "old", Expiry: time.Now().Add(time.Minute)}, nil
}

func (s *brokenStore) SaveToken(context.Context, string, *AccessToken) error {
	return errors.New("no disk")
}

func TestBrokenTokenStore(t *testing.T) {
	store := new(brokenStore)
	server := new(accountServer)
	for range 2 {
		if err := callOnce(t.Context(), newAccountClient(t, server, UseTokenStore(store))); err != nil {
			t.Error(err)
		}
	}
	if n := server.tokens.Load(); n != 2 {
		t.Errorf("%d requests for tokens, want 2", n)
	}
}

// TestColdStart has 40 programs begin at once, with a token to share.
func TestColdStart(t *testing.T) {
	dir := t.TempDir()
	server := &accountServer{accept: func(string) bool { return true }}
	var group sync.WaitGroup
	for range 40 {
		group.Go(func() {
			if err := callOnce(t.Context(), newAccountClient(t, server, UseTokenStore(FileTokenStore(dir)))); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if n := server.tokens.Load(); n != 1 {
		t.Errorf("%d requests for tokens by 40 programs, want 1", n)
	}
	if locks, _ := filepath.Glob(dir + "/*.lock"); len(locks) > 0 {
		t.Errorf("locks are left: %q", locks)
	}
}

// TestLockOfTheDead has a lock whose owner does not touch it any more.
func TestLockOfTheDead(t *testing.T) {
	dir := t.TempDir()
	store := FileTokenStore(dir).(TokenLocker)
	long := time.Now().Add(-2 * lockLife)
	if err := errors.Join(os.WriteFile(dir+"/k.lock", []byte("dead"), 0o600), os.Chtimes(dir+"/k.lock", long, long)); err != nil {
		t.Fatal(err)
	}
	unlock, err := store.LockToken(t.Context(), "k")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*lockLook)
	defer cancel()
	if _, err := store.LockToken(ctx, "k"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("LockToken() of a lock in use = %v, want it to wait", err)
	}
	unlock()
	if unlock, err = store.LockToken(t.Context(), "k"); err != nil {
		t.Fatal(err)
	}
	unlock()
}

// TestTokenOfEverybody has a token in a file that others can read.
func TestTokenOfEverybody(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("files have no modes")
	}
	dir := t.TempDir()
	server := &accountServer{accept: func(string) bool { return true }}
	for n, mode := range []os.FileMode{0o600, 0o604, 0o600, 0o620} {
		if err := callOnce(t.Context(), newAccountClient(t, server, UseTokenStore(FileTokenStore(dir)))); err != nil {
			t.Fatal(err)
		}
		files, _ := filepath.Glob(dir + "/*.json")
		info, err := os.Stat(files[0])
		if want := int64(1 + n/2); err != nil || info.Mode().Perm() != 0o600 || server.tokens.Load() != want {
			t.Errorf("program %d: %d tokens, mode %v, want %d and 0600", n, server.tokens.Load(), info.Mode(), want)
		}
		if err := os.Chmod(files[0], mode); err != nil {
			t.Fatal(err)
		}
	}
}
