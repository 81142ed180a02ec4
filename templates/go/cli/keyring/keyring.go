// Package keyring keeps the secrets of profiles in the keyring of the system: the
// keychain of macOS, the credential manager of Windows, or the secret service of other
// desktops.
package keyring

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"time"

	system "github.com/zalando/go-keyring"

	"github.com/atlasgen/atlasgen/templates/go/cli/terminal"
)

// Mark stands for a secret in a file of profiles: the secret itself is in the keyring.
const Mark = "[keyring]"

// ErrNone is the error of a system without a keyring.
var ErrNone = errors.New("the system has no keyring")

// patience is how long a keyring may ask somebody for a password.
const patience = 2 * time.Minute

// A Keyring holds the secrets of a program.
type Keyring struct{ Program string }

// Set stores a secret of a profile.
func (k Keyring) Set(ctx context.Context, profile, name, value string) error {
	_, err := k.ask(ctx, func() (string, error) { return "", system.Set(k.Program, user(profile, name), value) })
	return err
}

// Get returns a secret of a profile.
func (k Keyring) Get(ctx context.Context, profile, name string) (string, error) {
	return k.ask(ctx, func() (string, error) { return system.Get(k.Program, user(profile, name)) })
}

// Delete removes a secret of a profile. One that is not there is no error.
func (k Keyring) Delete(ctx context.Context, profile, name string) error {
	_, err := k.ask(ctx, func() (string, error) { return "", system.Delete(k.Program, user(profile, name)) })
	if errors.Is(err, system.ErrNotFound) {
		return nil
	}
	return err
}

func user(profile, name string) string { return profile + "/" + name }

// ask calls the keyring, which may wait for somebody who types a password.
func (k Keyring) ask(ctx context.Context, call func() (string, error)) (string, error) {
	if !available() {
		return "", ErrNone
	}
	ctx, cancel := context.WithTimeoutCause(ctx, patience, errors.New("the keyring did not answer"))
	defer cancel()
	value, err := terminal.UnlessInterrupted(ctx, call)
	if errors.Is(err, context.DeadlineExceeded) {
		err = context.Cause(ctx)
	}
	return value, err
}

// available reports whether there can be a keyring. Elsewhere than on macOS and Windows
// it is reached by the bus of the session, which is not started for it.
func available() bool {
	if runtime.GOOS == "darwin" || runtime.GOOS == "windows" {
		return true
	}
	if os.Getenv("DBUS_SESSION_BUS_ADDRESS") != "" {
		return true
	}
	_, err := os.Stat(filepath.Join("/run/user", strconv.Itoa(os.Getuid()), "bus"))
	return err == nil
}
