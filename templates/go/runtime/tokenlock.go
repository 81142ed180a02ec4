package admin

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Times of a file that is a lock.
const (
	lockLook = 20 * time.Millisecond // between two tries to create it
	lockBeat = time.Second           // its owner touches it this often
	lockLife = 5 * time.Second       // after which its owner is dead
)

// LockToken creates a file, which its owner touches until it is removed. The file
// of an owner that has died is replaced.
func (s *fileTokenStore) LockToken(ctx context.Context, key string) (unlock func(), err error) {
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return nil, err
	}
	path, owner := filepath.Join(s.dir, key+".lock"), rand.Text()
	for {
		err := create(path, owner)
		if err == nil {
			return keepLock(path, owner), nil
		}
		if !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
		if info, err := os.Stat(path); err == nil && time.Since(info.ModTime()) > lockLife {
			_ = os.Remove(path) // if two do this at once, one may remove a new lock, and one more token is fetched
		}
		if err := sleep(ctx, lockLook+random(lockLook)); err != nil {
			return nil, err
		}
	}
}

// create creates a file that does not exist.
func create(path, text string) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	return errors.Join(err, file.Close())
}

// keepLock touches a lock until unlock removes it.
func keepLock(path, owner string) (unlock func()) {
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		beat := time.NewTicker(lockBeat)
		defer beat.Stop()
		for {
			select {
			case <-stop:
				return
			case now := <-beat.C:
				_ = os.Chtimes(path, now, now)
			}
		}
	}()
	return func() {
		close(stop)
		<-stopped
		if text, err := os.ReadFile(path); err == nil && string(text) == owner {
			_ = os.Remove(path)
		}
	}
}
