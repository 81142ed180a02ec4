package conformance

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"sync"
	"testing"

	"github.com/atlasgen/atlasgen/internal/conformance/agree"
)

// A projectDocument is a document of this project.
type projectDocument struct {
	name, pin  string
	versioned  string            // pattern of media types with a version; empty for Atlas's
	dialect    string            // the name of a file, or empty
	exceptions []agree.Exception // what its outputs do not yet agree about
}

var ownDocuments = []projectDocument{
	{"atlas-admin", "2025-03-12", "", "", []agree.Exception{wireFlags, otherPages}},
	{"plain", "", "", "", []agree.Exception{wireFlags, pagedCSV}},
	{"shop", "2026-02-01", `^application/vnd\.shop\.(\d{4}-\d\d-\d\d)\+json$`, "shop-dialect", []agree.Exception{wireFlags, otherPages}},
}

var (
	wireFlags = agree.Exception{
		Fact: agree.Required, Voices: []string{"command sample"},
		Why: "samples spell flags as the document spells parameters, which the command line accepts too",
	}
	pagedCSV = agree.Exception{
		Fact: agree.Paged, Voices: []string{"SDK"},
		Why: "the SDK has no loop over the pages of an answer that is JSON or CSV, although samples show one",
	}
	otherPages = agree.Exception{
		Fact: agree.Paged, Voices: []string{"JSON page", "Markdown page", "HTML page"},
		Why: "the reference shows paging only for versions that the SDK has",
	}
)

// TestAgree checks that all outputs of this project's own documents agree.
func TestAgree(t *testing.T) {
	for _, d := range ownDocuments {
		t.Run(d.name, func(t *testing.T) { checkAgreement(t, outputsOf(t, d), d.exceptions) })
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

// outputsOf returns the outputs of a document: those of the embedded one are
// committed.
func outputsOf(t testing.TB, d projectDocument) *agree.Outputs {
	t.Helper()
	if out, ok := ownOutputs.Load(d.name); ok {
		return out.(*agree.Outputs)
	}
	file, more := d.file(t, d.name), []string(nil)
	if d.dialect != "" {
		more = []string{"--dialect", d.file(t, d.dialect)}
	}
	dir := filepath.Join(root, "generated")
	if d.name != "atlas-admin" {
		dir = t.TempDir()
		if r := gen(t, append(more, "--spec", file, "--pin", d.pin, "--out", dir)...); r.code != 0 {
			t.Fatalf("gen: exit code %d, want 0\n%.4000s", r.code, r.stderr)
		}
	}
	files := filesOf(t, dir)
	maps.Copy(files, reports(t, file, d.pin, more...))
	files["reports/diff.json"] = printed(t, append([]string{"diff", file, emptyDocument(t), "--pin", d.pin}, more...)...)
	doc := load(t, file)
	if d.versioned != "" {
		doc.Versioned = regexp.MustCompile(d.versioned)
	}
	out := agree.NewOutputs(files, doc, d.pin)
	ownOutputs.Store(d.name, out)
	return out
}

func (d projectDocument) file(t testing.TB, name string) string {
	t.Helper()
	file, err := filepath.Abs(filepath.Join(root, "testdata", "openapi", name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// emptyDocument returns a document without operations.
func emptyDocument(t testing.TB) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "empty.yaml")
	write(t, file, []byte("openapi: 3.1.0\ninfo: {title: Empty, version: '1'}\npaths: {}\n"))
	return file
}

// reports returns what the commands that report print about a document. More are
// flags of all of them.
func reports(t testing.TB, file, pin string, more ...string) map[string][]byte {
	t.Helper()
	more = append(more, "--spec", file)
	return map[string][]byte{
		"reports/resolve.json":  printed(t, append([]string{"resolve", "--pin", pin}, more...)...),
		"reports/sunset.json":   printed(t, append([]string{"sunset", "--as-of", "2025-03-12"}, more...)...),
		"reports/versions.json": printed(t, append([]string{"versions"}, more...)...),
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
