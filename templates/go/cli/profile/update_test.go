package profile_test

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/atlasgen/atlasgen/templates/go/cli/profile"
)

// Of many changes at the same time none is lost.
func TestUpdateLosesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "profiles.json")
	var group sync.WaitGroup
	for i := range 20 {
		group.Go(func() {
			err := table.Update(path, func(f *profile.File) error {
				f.Profiles[fmt.Sprint(i)] = profile.Settings{"token": "t"}
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	f, err := table.Load(path)
	if err != nil || len(f.Profiles) != 20 {
		t.Errorf("%d profiles after 20 changes at the same time, %v", len(f.Profiles), err)
	}
	if left, _ := filepath.Glob(path + ".*"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// The lock of a program that was killed does not last.
func TestUpdateAfterAKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "profiles.json")
	if err := os.WriteFile(path+".lock", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(path+".lock", time.Time{}, time.Now().Add(-time.Hour)); err != nil {
		t.Fatal(err)
	}
	if err := table.Update(path, func(*profile.File) error { return nil }); err != nil {
		t.Error(err)
	}
}
