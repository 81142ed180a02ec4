package conformance

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"sync"
	"testing"

	"github.com/atlasgen/atlasgen/internal/conformance/agree"
)

// ownDocuments are the documents of this project, with their pins and what their
// outputs do not yet agree about.
var ownDocuments = []struct {
	name, pin  string
	exceptions []agree.Exception
}{
	{"atlas-admin", "2025-03-12", []agree.Exception{wireFlags, otherPages}},
	{"plain", "", []agree.Exception{wireFlags, foreignVariables}},
}

var (
	wireFlags = agree.Exception{
		Fact: agree.Required, Voices: []string{"command sample"},
		Why: "samples spell flags as the document spells parameters, which the command line accepts too",
	}
	foreignVariables = agree.Exception{
		Fact: agree.Variable, Voices: []string{"Go sample", "page about authentication", "README of the command"},
		Why: "samples authenticate in one way, whatever the document says",
	}
	otherPages = agree.Exception{
		Fact: agree.Paged, Voices: []string{"JSON page", "Markdown page", "HTML page"},
		Why: "the reference shows paging only for versions that the SDK has",
	}
)

// TestAgree checks that all outputs of this project's own documents agree.
func TestAgree(t *testing.T) {
	for _, d := range ownDocuments {
		t.Run(d.name, func(t *testing.T) { checkAgreement(t, outputsOf(t, d.name, d.pin), d.exceptions) })
	}
}

// checkAgreement reports what outputs differ about, and exceptions that are not
// needed.
func checkAgreement(t *testing.T, out *agree.Outputs, exceptions []agree.Exception) {
	t.Helper()
	said, err := agree.Read(out)
	if err != nil {
		t.Fatal(err)
	}
	findings, unused := agree.Excuse(agree.Judge(out, said), exceptions)
	for _, f := range findings {
		t.Error(f)
	}
	for _, e := range unused {
		t.Errorf("no finding needs the exception for %v", e)
	}
}

// ownOutputs remembers what outputsOf has returned, by name.
var ownOutputs sync.Map

// outputsOf returns the outputs of one of this project's documents: those of the
// embedded one are committed.
func outputsOf(t testing.TB, name, pin string) *agree.Outputs {
	t.Helper()
	if out, ok := ownOutputs.Load(name); ok {
		return out.(*agree.Outputs)
	}
	file, err := filepath.Abs(filepath.Join(root, "testdata", "openapi", name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(root, "generated")
	if name != "atlas-admin" {
		dir = t.TempDir()
		if r := gen(t, "--spec", file, "--pin", pin, "--out", dir); r.code != 0 {
			t.Fatalf("gen: exit code %d, want 0\n%.4000s", r.code, r.stderr)
		}
	}
	files := filesOf(t, dir)
	maps.Copy(files, reports(t, file, pin))
	files["reports/diff.json"] = printed(t, "diff", file, emptyDocument(t), "--pin", pin)
	out := agree.NewOutputs(files, load(t, file), pin)
	ownOutputs.Store(name, out)
	return out
}

// emptyDocument returns a document without operations.
func emptyDocument(t testing.TB) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "empty.yaml")
	write(t, file, []byte("openapi: 3.1.0\ninfo: {title: Empty, version: '1'}\npaths: {}\n"))
	return file
}

// reports returns what the commands that report print about a document.
func reports(t testing.TB, file, pin string) map[string][]byte {
	t.Helper()
	return map[string][]byte{
		"reports/resolve.json":  printed(t, "resolve", "--spec", file, "--pin", pin),
		"reports/sunset.json":   printed(t, "sunset", "--spec", file, "--as-of", "2025-03-12"),
		"reports/versions.json": printed(t, "versions", "--spec", file),
	}
}

func printed(t testing.TB, args ...string) []byte {
	t.Helper()
	r := gen(t, append(args, "--format", "json")...)
	if r.code != 0 {
		t.Fatalf("gen %s: exit code %d, want 0\n%.4000s", args[0], r.code, r.stderr)
	}
	return []byte(r.stdout)
}

// filesOf reads all files below a directory, by their slash-separated paths.
func filesOf(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files[name], err = os.ReadFile(filepath.Join(dir, filepath.FromSlash(path.Clean(name))))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
