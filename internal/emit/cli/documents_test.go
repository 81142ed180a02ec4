//go:build conformance

package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/model"
)

// shared returns the folder of the published documents, which are not part of
// this project.
func shared(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("ATLAS_SHARED")
	if dir == "" {
		dir = "../../../../shared"
	}
	if _, err := os.Stat(filepath.Join(dir, "specs")); err != nil {
		t.Skip("skipped: the published documents are not here")
	}
	return dir
}

// TestPublishedDocuments builds the command line of every published document
// and calls every operation by every name, in every version.
func TestPublishedDocuments(t *testing.T) {
	dir, o, gen := shared(t), options(t), filepath.Join(t.TempDir(), "gen")
	goCommand(t, "../../..", "build", "-o", gen, "./cmd/gen")
	for _, day := range []string{"2025-07-22", "2026-02-17", "2026-08-21"} {
		t.Run(day, func(t *testing.T) {
			file, overlay, out := filepath.Join(dir, "specs", "atlas-admin-v2-"+day+".yaml"), filepath.Join(dir, "overlays", "watchers.yaml"), t.TempDir()
			c := exec.Command(gen, "--spec", file, "--overlay", overlay, "--overlay-lenient", "--pin", "2025-03-12", "--out", out, "--only", "sdk,cli")
			if text, err := c.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
			goCommand(t, filepath.Join(out, "cli"), "vet", "./...")
			program := filepath.Join(out, "bin", o.Program.Name)
			goCommand(t, filepath.Join(out, "cli"), "build", "-o", program, "./cmd/"+o.Program.Name)
			api := apiOf(t, file, "2025-03-12", overlay)
			listsAll(t, program, api.Document)
			examplesRun(t, program, tableOf(api))
			keepsNames(t, program, api.Document, o.Aliases)
			gone := referencePages(t, program, filepath.Join(dir, "reference", "facts.json"))
			t.Logf("of the reference pages these are gone: %v", gone)
			if want := map[string]int{"2026-08-21": 2}[day]; len(gone) != want {
				t.Errorf("of the reference pages %d operations are gone, want %d: %v", len(gone), want, gone)
			}
		})
	}
}

// listsAll compares the list of a program with the document.
func listsAll(t *testing.T, program string, doc *model.Document) {
	t.Helper()
	var listed []struct {
		Name, LongName, Method, Path string
		Versions                     []string
	}
	out, err := exec.Command(program, "api", "list", "--format", "json").Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out, &listed); err != nil {
		t.Fatal(err)
	}
	if len(listed) != len(doc.Operations) {
		t.Errorf("%d operations, want %d", len(listed), len(doc.Operations))
	}
	called := 0
	for i, op := range doc.Operations {
		l := listed[i]
		if l.Name != op.Name.Wire || l.LongName != op.ID || l.Method != op.Method || l.Path != op.Path || len(l.Versions) != len(op.Revisions) {
			t.Errorf("listed %+v, want %s %s %s %s", l, op.Name.Wire, op.ID, op.Method, op.Path)
		}
		for _, name := range []string{op.Name.Wire, op.ID, op.Name.Kebab} {
			for _, version := range l.Versions {
				helps(t, program, op, name, version)
				called++
			}
		}
	}
	t.Logf("%d operations, called %d times by short, long and kebab-case name in all versions", len(listed), called)
}

// keepsNames requests help by every former name of an operation.
func keepsNames(t *testing.T, program string, doc *model.Document, aliases dialect.Aliases) {
	t.Helper()
	places := map[string]*model.Operation{}
	for _, op := range doc.Operations {
		places[op.Method+" "+op.Path] = op
	}
	kept, gone := 0, 0
	for _, a := range aliases {
		if op := places[string(a.Operation)]; op != nil {
			helps(t, program, op, a.Name, op.Revisions[0].Version.String())
			kept++
			continue
		}
		out, err := exec.Command(program, "api", a.Name).CombinedOutput()
		if text := strconv.Quote(a.Name); err == nil || !strings.Contains(string(out), text) {
			t.Errorf("api %s: %v\n%s, want %s", a.Name, err, out, text)
		}
		gone++
	}
	t.Logf("%d former names lead to an operation, %d do not exist", kept, gone)
}

// referencePages runs the command of every reference page. It returns the
// operations that the program no longer has.
func referencePages(t *testing.T, program, facts string) []string {
	t.Helper()
	var pages struct {
		Operations []struct {
			Method, Path string
			CLI          struct{ Command, OperationID string }
		}
	}
	if err := json.Unmarshal(read(t, facts), &pages); err != nil {
		t.Fatal(err)
	}
	var gone []string
	for _, p := range pages.Operations {
		out, err := exec.Command(program, strings.Fields(p.CLI.Command)[1:]...).CombinedOutput()
		switch {
		case err == nil && bytes.Contains(out, []byte(p.Method+" "+p.Path+"\n")):
		case bytes.Contains(out, []byte("there is no operation "+strconv.Quote(p.CLI.OperationID))):
			gone = append(gone, p.CLI.OperationID)
		default:
			t.Errorf("%s: %v\n%s", p.CLI.Command, err, out)
		}
	}
	return gone
}

// helps requests the help of an operation.
func helps(t *testing.T, program string, op *model.Operation, name, version string) {
	t.Helper()
	help, err := exec.Command(program, "api", name, "--version", version, "--help").Output()
	if err != nil || !bytes.Contains(help, []byte(op.Method+" "+op.Path+"\n")) {
		t.Errorf("api %s --version %s --help: %v", name, version, err)
	}
}
