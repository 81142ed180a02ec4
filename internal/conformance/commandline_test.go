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

const (
	sameSize     = "AWS, Azure and Google all have instances of the size M10, so that several arms of electableSpecs admit the example"
	sameSchedule = "every schedule is one of the type DEFAULT too, which asks for nothing but a type"
	sameStore    = "every kind of store requires its provider alone, and admits the properties of the others"
)

// ambiguousExamples are the operations of whose example Prism accepts the required
// properties only. An optional one is a oneOf of which several arms admit the
// example: Prism does not look at the discriminator.
var ambiguousExamples = map[string]string{
	"createCluster":                      sameSize,
	"updateCluster":                      sameSize,
	"validateGroupClusterConfigurations": sameSize,
	"tenantUpgrade":                      sameSize,
	"createOnlineArchive":                sameSchedule,
	"updateOnlineArchive":                sameSchedule,
	"createDataFederation":               sameStore,
	"updateDataFederation":               sameStore,
}

// TestPrismCommandLine calls every operation of the newest document at Prism as
// the help of the command line says: with the flags of its example, and with the
// body that --example prints. What it refuses is named, in ambiguousExamples and
// noOneArm; a name that it accepts is an error.
func TestPrismCommandLine(t *testing.T) { callAtPrism(t, 1) }

// TestTenthOfCommandLine does that for every tenth operation.
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
	whole, part := 0, 0
	for _, use := range uses {
		name, body := use.Operation.Name, use.Operation.Request(use.Version) != nil
		problem := terminal.call(t, name, body, "")
		switch reason := ambiguousExamples[name]; {
		case problem == "" && (reason != "" || noOneArm[name] != ""):
			t.Errorf("%s succeeds and is no exception any more", name)
		case problem == "":
			whole++
		case reason != "" && terminal.call(t, name, body, "=required") == "":
			part++
			t.Logf("%s with its required properties only: %s", name, reason)
		case noOneArm[name] != "":
			t.Logf("%s is refused: %s", name, noOneArm[name])
		default:
			t.Errorf("%s (%s %s): %s", name, use.Operation.Method, use.Operation.Path, problem)
		}
	}
	t.Logf("%d operations, %d accepted, %d with their required properties only", len(uses), whole, part)
}

// byDefault returns the version that the command line takes: the newest stable
// one, or the first preview where there is none.
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

// call runs the example of an operation, with the body that --example prints, and
// says what went wrong, if anything did.
func (s *shell) call(t *testing.T, name string, body bool, extent string) string {
	t.Helper()
	_, example, found := strings.Cut(s.run(t, "atlas api "+name+" --help"), "\nExample:\n")
	example, _, _ = strings.Cut(example, "\n\n")
	lines := strings.Split(strings.ReplaceAll(example, " \\\n", ""), "\n")
	command := strings.TrimSpace(lines[len(lines)-1])
	if !found || !strings.HasPrefix(command, "atlas api "+name+" ") && command != "atlas api "+name {
		return "the help has no example: " + example
	}
	if body {
		version := ""
		if words := strings.Fields(command); len(words) > 4 && words[3] == "--version" {
			version = " --version " + words[4]
		}
		command = "atlas api " + name + version + " --example" + extent + " > body.json && " + command
		if !strings.Contains(command, "--file body.json") {
			command += " --file body.json"
		}
	}
	out := s.run(t, command)
	if strings.HasPrefix(out, "failed: ") {
		return out + "\n" + command
	}
	return ""
}

// run returns what a line of a shell prints, or what went wrong.
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
