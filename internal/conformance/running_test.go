//go:build conformance

package conformance

import (
	"maps"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/conformance/agree"
)

// runningExamples excuses the bodies that --example prints.
var runningExamples = agree.Exception{
	Fact: agree.Body, Voices: []string{"--example"},
	Why: "an example body of the command line has only what the document has values for",
}

// TestAgreeRunning checks that the outputs of this project's own documents agree
// with what the command line prints.
func TestAgreeRunning(t *testing.T) {
	for _, d := range projectDocuments {
		t.Run(d.name, func(t *testing.T) {
			out := outputsOf(t, d)
			files := maps.Clone(out.Files)
			maps.Copy(files, running(t, out))
			checkAgreement(t, agree.NewOutputs(files, out.Doc, out.Pin), []agree.Exception{runningExamples})
		})
	}
}

// running returns what the command line prints about each operation, and which
// requests the samples of the reference send.
func running(t *testing.T, out *agree.Outputs) map[string][]byte {
	t.Helper()
	p := terminal{t: t, dir: t.TempDir(), printed: map[string][]byte{}}
	p.build(out)
	p.run("running/config", "config", "--help")
	for _, op := range out.Doc.Operations() {
		p.run("running/help/"+op.Name, "api", op.Name, "--help")
		p.complete("running/completion/"+op.Name, op.Name)
		if len(op.Request(op.Newest())) > 0 {
			p.run("running/example/"+op.Name, "api", op.Name, "--example")
		}
	}
	commands, err := out.Commands()
	if err != nil {
		t.Fatal(err)
	}
	for file, args := range commands {
		p.run("running/curl/"+file, append(args[1:], "--curl")...)
	}
	return p.printed
}

// A terminal runs the command line of a document.
type terminal struct {
	t       *testing.T
	dir     string
	printed map[string][]byte
}

// build builds the command from its sources.
func (p terminal) build(out *agree.Outputs) {
	p.t.Helper()
	for file, data := range out.Files {
		if strings.HasPrefix(file, "sdk/") || strings.HasPrefix(file, "cli/") && !strings.HasPrefix(file, "cli/man/") {
			place(p.t, filepath.Join(p.dir, filepath.FromSlash(file)), string(data))
		}
	}
	run(p.t, filepath.Join(p.dir, "cli"), "go", "build", "-o", filepath.Join(p.dir, "program"), "./cmd/"+out.Program)
}

// required matches the flags that are completed before all others.
var required = regexp.MustCompile(`(?m)^(--[\w.-]+)\trequired\b`)

// complete asks for the flags of an operation: the required ones, then the others.
func (p terminal) complete(file, operation string) {
	p.t.Helper()
	args := []string{"__complete", "api", operation}
	p.run(file, append(args, "--")...)
	first := p.printed[file]
	for _, flag := range required.FindAllSubmatch(first, -1) {
		args = append(args, string(flag[1])+"=x")
	}
	p.run(file, append(args, "--")...)
	p.printed[file] = append(first, p.printed[file]...)
}

func (p terminal) run(file string, args ...string) {
	p.t.Helper()
	c := exec.Command(filepath.Join(p.dir, "program"), args...)
	c.Env = []string{"HOME=" + p.dir, "XDG_CONFIG_HOME=" + p.dir, "XDG_CACHE_HOME=" + p.dir}
	data, err := c.Output()
	if exit, ok := err.(*exec.ExitError); ok {
		p.t.Errorf("%s %q: %v\n%s", file, args, err, exit.Stderr)
	} else if err != nil {
		p.t.Fatal(err)
	}
	p.printed[file] = data
}
