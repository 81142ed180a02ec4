package sdk

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/atlasgen/atlasgen/internal/model"
)

var options = Options{Module: "example.com/zoo-sdk", Package: "zoo"}

// write emits an SDK into a new folder and returns the folder of its module.
func write(t *testing.T, api *model.API) string {
	t.Helper()
	files, err := Emit(api, options)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "sdk")
}

func TestEmittedCodeIsVetted(t *testing.T) {
	if testing.Short() {
		t.Skip("calls the go command")
	}
	dir := write(t, zoo())
	for _, args := range [][]string{{"go", "vet", "./..."}, {"gofmt", "-l", "."}} {
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=readonly", "GOPROXY=off")
		out, err := cmd.CombinedOutput()
		if err != nil || len(out) > 0 {
			t.Errorf("%v = %v, want silence:\n%s", args, err, out)
		}
	}
}
