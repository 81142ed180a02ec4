//go:build conformance

package conformance

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"

	"github.com/atlasgen/atlasgen/internal/buildcache"
)

// TestReadme runs the commands of README.md as they are printed, and compares what they
// print: with a module proxy on disk that has this program as a release, in an empty
// folder, and in a fresh clone.
func TestReadme(t *testing.T) {
	repository, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(repository, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	sections := transcripts(string(text))
	clone := filepath.Join(t.TempDir(), "atlasgen")
	bash{dir: t.TempDir(), env: os.Environ()}.must(t, "git clone --quiet "+repository+" "+clone)
	bin := t.TempDir()
	cache, err := buildcache.Dir("modules") // the build cache knows what was built from there
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(cache) }) // it is among temporary files
	release := append(os.Environ(), "GOBIN="+bin, "PATH="+bin+string(filepath.ListSeparator)+os.Getenv("PATH"),
		"GOMODCACHE="+cache, "GOPROXY="+proxies(t, clone), "GONOSUMDB=*", "GOFLAGS=-modcacherw", "GOWORK=off", "XDG_CACHE_HOME="+t.TempDir())
	empty := t.TempDir()
	published := t.TempDir()
	for _, part := range []struct {
		section string
		bash    bash
		skip    string // the beginning of a command that needs the network
	}{
		{"Install", bash{dir: empty, env: release}, ""},
		{"On the published document", bash{dir: published, env: release}, "gen fetch"},
		{"A project of your own", bash{dir: empty, env: release}, ""},
		{"From a checkout", bash{dir: clone, env: append(os.Environ(), "GOWORK=off", "GOFLAGS=-trimpath")}, ""},
	} {
		t.Run(part.section, func(t *testing.T) {
			if part.skip != "" {
				bash{dir: published, env: os.Environ()}.must(t, "cp "+shared(t, newest)+" api.yaml && chmod u+w api.yaml")
			}
			steps := sections[part.section]
			if len(steps) == 0 {
				t.Fatalf("README.md has no commands under %q", part.section)
			}
			for _, s := range steps {
				if part.skip != "" && strings.HasPrefix(s.command, part.skip) {
					continue
				}
				part.bash.compare(t, s)
			}
		})
	}
}

// A step is a command of a transcript with what it prints.
type step struct {
	command string
	want    []string // lines; one that is or contains "..." stands for more
}

// transcripts returns the indented transcripts of a Markdown document by the heading
// above them. A command begins with "$ ", and continues after a backslash.
func transcripts(text string) map[string][]step {
	sections := map[string][]step{}
	heading, continued := "", false
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if title, ok := strings.CutPrefix(line, "## "); ok {
			heading = title
		}
		code, ok := strings.CutPrefix(line, "    ")
		if !ok {
			continue
		}
		steps := sections[heading]
		switch command, first := strings.CutPrefix(code, "$ "); {
		case first:
			steps = append(steps, step{command: command})
		case len(steps) == 0:
			continue
		case continued:
			steps[len(steps)-1].command += "\n" + code
		default:
			steps[len(steps)-1].want = append(steps[len(steps)-1].want, code)
		}
		continued = strings.HasSuffix(code, "\\") && len(steps[len(steps)-1].want) == 0
		sections[heading] = steps
	}
	return sections
}

// A bash runs commands in a folder.
type bash struct {
	dir string
	env []string
}

func (s bash) must(t *testing.T, command string) string {
	t.Helper()
	c := exec.Command("bash", "-c", command)
	c.Dir, c.Env = s.dir, append(s.env, "PWD="+s.dir)
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", command, err, out)
	}
	return string(out)
}

func (s bash) compare(t *testing.T, step step) {
	t.Helper()
	got := strings.Split(strings.TrimRight(s.must(t, step.command), "\n"), "\n")
	got = slices.DeleteFunc(got, func(line string) bool { return strings.HasPrefix(line, "go: downloading ") })
	if !matches(step.want, got) {
		t.Errorf("$ %s (-README +printed):\n%s", step.command, cmp.Diff(step.want, got))
	}
	t.Logf("$ %s\n%s", step.command, strings.Join(got, "\n"))
}

// matches reports whether lines are those of a transcript. A line "..." stands for any
// lines, and "..." in a line for any text.
func matches(want, got []string) bool {
	switch {
	case len(want) == 0:
		return len(got) == 0 || len(got) == 1 && got[0] == ""
	case want[0] == "...":
		return matches(want[1:], got) || len(got) > 0 && matches(want, got[1:])
	case len(got) == 0:
		return false
	}
	before, after, open := strings.Cut(want[0], "...")
	same := want[0] == got[0] || open && strings.HasPrefix(got[0], before) && strings.HasSuffix(got[0], after)
	return same && matches(want[1:], got[1:])
}

// proxies returns GOPROXY with this program as a release, and what the machine has
// downloaded of other modules.
func proxies(t *testing.T, clone string) string {
	t.Helper()
	const path, version = "github.com/atlasgen/atlasgen", "v0.1.0"
	dir := t.TempDir()
	base := filepath.Join(dir, filepath.FromSlash(path), "@v")
	if err := os.MkdirAll(base, 0o777); err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile(filepath.Join(clone, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{
		"list": version + "\n", version + ".mod": string(mod),
		version + ".info": fmt.Sprintf(`{"Version": %q, "Time": "2026-01-01T00:00:00Z"}`, version),
	} {
		if err := os.WriteFile(filepath.Join(base, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	archive, err := os.Create(filepath.Join(base, version+".zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	if err := zip.CreateFromDir(archive, module.Version{Path: path, Version: version}, clone); err != nil {
		t.Fatal(err)
	}
	cache := strings.TrimSpace(bash{dir: clone, env: os.Environ()}.must(t, "go env GOMODCACHE"))
	return "file://" + dir + ",file://" + cache + "/cache/download"
}
