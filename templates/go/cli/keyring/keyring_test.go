package keyring

import (
	"context"
	"errors"
	"runtime"
	"testing"

	system "github.com/zalando/go-keyring"
)

func TestKeyring(t *testing.T) {
	system.MockInit()
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
	k, ctx := Keyring{"shop"}, t.Context()
	if _, err := k.Get(ctx, "default", "token"); !errors.Is(err, system.ErrNotFound) {
		t.Errorf("Get of nothing = %v, want %v", err, system.ErrNotFound)
	}
	if err := k.Set(ctx, "default", "token", "t"); err != nil {
		t.Fatal(err)
	}
	if value, err := k.Get(ctx, "default", "token"); value != "t" || err != nil {
		t.Errorf("Get = %q, %v, want t", value, err)
	}
	if _, err := k.Get(ctx, "other", "token"); err == nil {
		t.Error("another profile has the secret too")
	}
	for range 2 {
		if err := k.Delete(ctx, "default", "token"); err != nil {
			t.Errorf("Delete = %v", err)
		}
	}
	ended, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := k.ask(ended, func() (string, error) { select {} }); !errors.Is(err, context.Canceled) {
		t.Errorf("an interrupted call = %v, want %v", err, context.Canceled)
	}
}

func TestNoKeyring(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	if available() || runtime.GOOS == "darwin" || runtime.GOOS == "windows" {
		t.Skip("this system has a keyring")
	}
	if err := (Keyring{"shop"}).Set(t.Context(), "default", "token", "t"); !errors.Is(err, ErrNone) {
		t.Errorf("Set = %v, want %v", err, ErrNone)
	}
}
