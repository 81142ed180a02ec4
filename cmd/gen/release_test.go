package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

// testRelease tags the modules of the project in the working directory by the scripts of
// its workflow, puts the tags on a module proxy on disk, and installs the command line
// from there.
func testRelease(t *testing.T) {
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("skipped: there is no bash")
	}
	commit(t)
	const version = "v1.2.3"
	env := append(os.Environ(), "GEN_TEST_RUN=1", "RUNNER_TEMP="+t.TempDir(), "VERSION="+version, "PATH="+tools(t)+string(filepath.ListSeparator)+os.Getenv("PATH"))
	for _, step := range []string{"Require the SDK in the command line", "Tag the generated modules"} {
		run := exec.Command("bash", "-e", "-o", "pipefail", "-c", script(t, step))
		run.Env = env
		if out, err := run.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", step, err, out)
		}
		if step == "Require the SDK in the command line" { // the next job has another checkout
			command(t, "git", "restore", ".")
		}
	}
	command(t, "git", "switch", "--quiet", "main")
	if status := command(t, "git", "status", "--porcelain"); status != "" {
		t.Errorf("the branch has changed:\n%s", status)
	}
	proxy := t.TempDir()
	for _, name := range []string{"sdk", "cli"} {
		publish(t, proxy, "generated/"+name, "example.com/two/generated/"+name, version)
	}
	install(t, proxy, "example.com/two/generated/cli/cmd/atlas@"+version)
}

// commit makes the working directory a git repository with an empty remote.
func commit(t *testing.T) {
	t.Helper()
	for _, name := range []string{"AUTHOR", "COMMITTER"} {
		t.Setenv("GIT_"+name+"_NAME", "a")
		t.Setenv("GIT_"+name+"_EMAIL", "a@example.com")
	}
	remote := t.TempDir()
	command(t, "git", "init", "--quiet", "--bare", remote)
	command(t, "git", "init", "--quiet", "--initial-branch", "main")
	command(t, "git", "remote", "add", "origin", remote)
	command(t, "git", "add", "--all")
	command(t, "git", "commit", "--quiet", "--message", "Generate")
}

// tools returns a folder with a program go whose "go tool gen" is this test: the go
// command would build the generator again.
func tools(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, "go"), fmt.Sprintf("#!/bin/sh\ntest \"$1 $2\" = \"tool gen\" || exit 9\nshift 2\nexec %q \"$@\"\n", self))
	if err := os.Chmod(filepath.Join(dir, "go"), 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestMain runs gen itself for tests that start this program again.
func TestMain(m *testing.M) {
	if os.Getenv("GEN_TEST_RUN") != "" {
		main()
	}
	os.Exit(m.Run())
}

// script returns the script of a step of the project's workflow.
func script(t *testing.T, step string) string {
	t.Helper()
	data, err := os.ReadFile(".github/workflows/atlasgen.yml")
	if err != nil {
		t.Fatal(err)
	}
	var workflow struct {
		Jobs map[string]struct {
			Steps []struct{ Name, Run string }
		}
	}
	if err := yaml.Unmarshal(data, &workflow); err != nil {
		t.Fatal(err)
	}
	for _, job := range workflow.Jobs {
		for _, s := range job.Steps {
			if s.Name == step {
				return s.Run
			}
		}
	}
	t.Fatalf("the workflow has no step %q", step)
	return ""
}

// publish puts a tagged module on a proxy (https://go.dev/ref/mod#goproxy-protocol).
func publish(t *testing.T, proxy, dir, path, version string) {
	t.Helper()
	repository, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	tag := dir + "/" + version
	mod := command(t, "git", "show", tag+":"+dir+"/go.mod")
	base := filepath.Join(proxy, filepath.FromSlash(path), "@v", version)
	put(t, base+".mod", mod)
	put(t, base+".info", fmt.Sprintf(`{"Version": %q}`, version))
	put(t, filepath.Join(filepath.Dir(base), "list"), version+"\n")
	archive, err := os.Create(base + ".zip")
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	if err := zip.CreateFromVCS(archive, module.Version{Path: path, Version: version}, repository, tag, dir); err != nil {
		t.Fatal(err)
	}
}

// install installs a program from a proxy and runs it. Other modules come from the cache
// of the machine.
func install(t *testing.T, proxy, program string) {
	t.Helper()
	cache := strings.TrimSpace(command(t, "go", "env", "GOMODCACHE"))
	bin := t.TempDir()
	c := exec.Command("go", "install", program)
	c.Dir = t.TempDir()
	c.Env = append(os.Environ(), "GOBIN="+bin, "GOMODCACHE="+t.TempDir(), "GONOSUMDB=*", "GOFLAGS=-trimpath -modcacherw", // the build cache knows modules by their paths then
		"GOPROXY=file://"+filepath.ToSlash(proxy)+",file://"+filepath.ToSlash(cache)+"/cache/download")
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("go install %s: %v\n%s", program, err, out)
	}
	if out := command(t, filepath.Join(bin, "atlas"), "api", "list"); !strings.Contains(out, "getA") {
		t.Errorf("atlas api list =\n%s", out)
	}
}

// command runs a program and returns what it prints.
func command(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}
