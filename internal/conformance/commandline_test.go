//go:build conformance

package conformance

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

// TestPrismCommandLine calls every operation of the newest document at Prism
// with the flags of the example in the help, and with the body that --example
// prints. The maps ambiguous and noOneArm list the rejected requests; an
// unnecessary entry is an error.
func TestPrismCommandLine(t *testing.T) { callAtPrism(t, 1) }

// TestTenthOfCommandLine calls every tenth operation.
func TestTenthOfCommandLine(t *testing.T) { callAtPrism(t, 10) }

func callAtPrism(t *testing.T, step int) {
	file := shared(t, newest)
	var uses []spec.Use
	for i, op := range load(t, file).Operations() {
		if i%step == 0 {
			uses = append(uses, spec.Use{Operation: op, Version: byDefault(op)})
		}
	}
	terminal := shell{dir: t.TempDir(), server: startPrism(t, cutTo(t, file, uses).json(t))}
	terminal.install(t, file)
	refused, whole, part := map[string]bool{}, 0, 0
	for _, use := range uses {
		name := use.Operation.Name
		problem, names := terminal.call(t, name, use.Operation.Request(use.Version) != nil)
		switch {
		case noOneArm[name] != "" && refusal.MatchString(problem):
			refused[name] = true
		case problem != "":
			t.Errorf("%s (%s %s): %s", name, use.Operation.Method, use.Operation.Path, problem)
		case len(names) > 0:
			part++
			t.Logf("%s is accepted without %v", name, names)
		default:
			whole++
		}
		for _, property := range names {
			refused[property] = true
		}
	}
	if step == 1 {
		needed(t, refused)
	}
	t.Logf("%d operations, %d accepted, %d without ambiguous properties", len(uses), whole, part)
}

// byDefault returns the version that the command line uses by default: the
// newest stable one, or the first preview if there is none.
func byDefault(op *spec.Operation) string {
	if stable := op.Choose("9999-12-31"); stable != "" {
		return stable
	}
	return op.Versions()[0]
}

// A shell runs the command line of a document.
type shell struct{ dir, server string }

func (s *shell) install(t *testing.T, file string) {
	t.Helper()
	if r := gen(t, "--spec", file, "--pin", "2025-03-12", "--out", s.dir, "--only", "sdk,cli"); r.code != 0 {
		t.Fatalf("gen: exit code %d, want 0\n%.4000s", r.code, r.stderr)
	}
	run(t, filepath.Join(s.dir, "cli"), "go", "build", "-o", filepath.Join(s.dir, "bin", "atlas"), "./cmd/atlas")
}

// call runs the example of an operation with the body that --example prints,
// and returns the problem, or an empty string. If the body is accepted only
// without its ambiguous properties, it returns their names.
func (s *shell) call(t *testing.T, name string, body bool) (problem string, names []string) {
	t.Helper()
	_, example, found := strings.Cut(s.run(t, "atlas api "+name+" --help"), "\nExample:\n")
	example, _, _ = strings.Cut(example, "\n\n")
	lines := strings.Split(strings.ReplaceAll(example, " \\\n", ""), "\n")
	command := strings.TrimSpace(lines[len(lines)-1])
	if !found || !strings.HasPrefix(command, "atlas api "+name+" ") && command != "atlas api "+name {
		return "the help has no example: " + example, nil
	}
	if !body {
		return s.try(t, command), nil
	}
	version := ""
	if words := strings.Fields(command); len(words) > 4 && words[3] == "--version" {
		version = " --version " + words[4]
	}
	if !strings.Contains(command, "--file body.json") {
		command += " --file body.json"
	}
	text := s.run(t, "atlas api "+name+version+" --example")
	write(t, filepath.Join(s.dir, "body.json"), []byte(text))
	problem = s.try(t, command)
	if !refusal.MatchString(problem) {
		return problem, nil
	}
	rest, names := unambiguous(t, []byte(text))
	write(t, filepath.Join(s.dir, "body.json"), rest)
	if len(names) == 0 || s.try(t, command) != "" {
		return problem, nil
	}
	return "", names
}

// try runs a command and returns the problem, or an empty string.
func (s *shell) try(t *testing.T, command string) string {
	t.Helper()
	if out := s.run(t, command); strings.HasPrefix(out, "failed: ") {
		return out + "\n" + command
	}
	return ""
}

// run returns the output of a line of shell, or the problem.
func (s *shell) run(t *testing.T, line string) string {
	t.Helper()
	c := exec.Command("sh", "-ec", line)
	c.Dir = s.dir
	c.Env = append(os.Environ(), "HOME="+s.dir, "XDG_CONFIG_HOME="+s.dir, "PATH="+filepath.Join(s.dir, "bin")+string(os.PathListSeparator)+os.Getenv("PATH"),
		"MONGODB_ATLAS_BASE_URL="+s.server, "MONGODB_ATLAS_ACCESS_TOKEN=token")
	out, err := c.Output()
	if exit, ok := err.(*exec.ExitError); ok {
		return "failed: " + string(exit.Stderr)
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
