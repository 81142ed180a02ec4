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
	name, pin string
	outputs   string // where its outputs are committed, or empty
	dialect   string // a file, or empty
	versioned string // pattern of media types with a version; empty for Atlas's
}

var projectDocuments = []projectDocument{
	{name: "atlas-admin", pin: "2025-03-12", outputs: "generated"},
	{name: "plain"},
	{
		name: "shop", pin: "2026-02-01", outputs: "testdata/shop/generated", dialect: "testdata/shop/dialect.yaml",
		versioned: `^application/vnd\.shop\.(\d{4}-\d\d-\d\d)\+json$`,
	},
}

// TestAgree checks that all outputs of this project's own documents agree.
func TestAgree(t *testing.T) {
	for _, d := range projectDocuments {
		t.Run(d.name, func(t *testing.T) { checkAgreement(t, outputsOf(t, d), nil) })
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

// outputsOf returns the outputs of a document, generated if they are not committed.
func outputsOf(t testing.TB, d projectDocument) *agree.Outputs {
	t.Helper()
	if out, ok := ownOutputs.Load(d.name); ok {
		return out.(*agree.Outputs)
	}
	file, dir := inRepository(t, "testdata/openapi/"+d.name+".yaml"), filepath.Join(root, d.outputs)
	var flags []string
	if d.dialect != "" {
		flags = []string{"--dialect", inRepository(t, d.dialect)}
	}
	if d.outputs == "" {
		dir = t.TempDir()
		printedBy(t, append(flags, "--spec", file, "--out", dir)...)
	}
	files := filesOf(t, dir)
	maps.Copy(files, reports(t, file, d.pin, flags...))
	files["reports/diff.json"] = printedBy(t, append(flags, "diff", file, emptyDocument(t), "--pin", d.pin, "--format", "json")...)
	doc := load(t, file)
	if d.versioned != "" {
		doc.Versioned = regexp.MustCompile(d.versioned)
	}
	out := agree.NewOutputs(files, doc, d.pin)
	ownOutputs.Store(d.name, out)
	return out
}

func inRepository(t testing.TB, name string) string {
	t.Helper()
	file, err := filepath.Abs(filepath.Join(root, filepath.FromSlash(name)))
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

// reports returns what the commands that report print about a document, if flags
// are added to them.
func reports(t testing.TB, file, pin string, flags ...string) map[string][]byte {
	t.Helper()
	flags = append(flags, "--spec", file, "--format", "json")
	return map[string][]byte{
		"reports/resolve.json":  printedBy(t, append([]string{"resolve", "--pin", pin}, flags...)...),
		"reports/sunset.json":   printedBy(t, append([]string{"sunset", "--as-of", "2025-03-12"}, flags...)...),
		"reports/versions.json": printedBy(t, append([]string{"versions"}, flags...)...),
	}
}

// printedBy returns what the generator prints.
func printedBy(t testing.TB, args ...string) []byte {
	t.Helper()
	r := gen(t, args...)
	if r.code != 0 {
		t.Fatalf("gen %q: exit code %d, want 0\n%.4000s", args, r.code, r.stderr)
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
