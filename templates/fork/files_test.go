package fork

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// A workflow contains the parts of a GitHub Actions workflow that the test
// checks.
type workflow struct {
	Permissions map[string]string
	Jobs        map[string]struct {
		Permissions map[string]string
		Timeout     int `yaml:"timeout-minutes"`
		Steps       []struct{ Uses, Run string }
	}
}

var (
	pinned     = regexp.MustCompile(`(?m)^[^#\n]*uses: \S+@[0-9a-f]{40} # v[0-9.]+$`)
	repository = regexp.MustCompile(`(?m)^\s*(go|make|\./|\.ci/)\b`)
)

// TestWorkflows checks that workflows are safe: actions are pinned to commits,
// scripts contain no expressions that others can set, and jobs that may write
// run no code of the repository.
func TestWorkflows(t *testing.T) {
	own, err := os.ReadFile("../../.github/workflows/ci.yml")
	if err != nil {
		t.Fatal(err)
	}
	workflows := map[string]string{"our own": string(own)}
	for _, url := range []string{"", "https://example.com/atlas.yaml"} {
		files, err := Project{Module: "example.com/atlas", Spec: "openapi/atlas.yaml", URL: url, Pin: "2025-03-12"}.Files()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if strings.HasSuffix(f.Path, ".yml") {
				workflows[f.Path+" "+url] = string(f.Data)
			}
		}
	}
	if len(workflows) != 3 {
		t.Errorf("there are %d workflows, want ours and two of a project", len(workflows))
	}
	for name, text := range workflows {
		var w workflow
		if err := yaml.Unmarshal([]byte(text), &w); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got, want := len(pinned.FindAllString(text, -1)), strings.Count(text, "uses:"); got != want {
			t.Errorf("%s pins %d of %d actions to a commit", name, got, want)
		}
		if len(w.Permissions) != 1 || w.Permissions["contents"] != "read" {
			t.Errorf("%s grants %v, want reading only", name, w.Permissions)
		}
		w.check(t, name)
	}
}

func (w workflow) check(t *testing.T, name string) {
	for job, j := range w.Jobs {
		if j.Timeout == 0 {
			t.Errorf("%s: job %s has no timeout", name, job)
		}
		for _, step := range j.Steps {
			if strings.Contains(step.Run, "${{") {
				t.Errorf("%s: job %s has an expression in a script:\n%s", name, job, step.Run)
			}
			if len(j.Permissions) > 0 && repository.MatchString(step.Run) {
				t.Errorf("%s: job %s may write, and runs code of the repository:\n%s", name, job, step.Run)
			}
		}
	}
}
