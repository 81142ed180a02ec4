//go:build conformance

package tables_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"maps"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/buildcache"
	"github.com/atlasgen/atlasgen/internal/conformance/spec"
	"github.com/atlasgen/atlasgen/internal/conformance/tables"
	"github.com/atlasgen/atlasgen/internal/conformance/wire"
)

var only = flag.String("only", "", "test only documents whose name has this text")

const folder = "../../../testdata/keywords"

// A run is one test of all documents.
type run struct {
	docs    []*tables.Document
	outputs map[string]*tables.Output
	server  *loopback
	proxy   string // its address
	trusted string // the file with its certificate
	program string // the command line
	home    string
	results map[string]string // what the SDKs returned, by call
}

// documents returns the documents that the flag -only names.
func documents(t *testing.T) []*tables.Document {
	t.Helper()
	all, err := tables.ReadAll(folder)
	if err != nil {
		t.Fatal(err)
	}
	var docs []*tables.Document
	for _, d := range all {
		if strings.Contains(d.Name, *only) {
			docs = append(docs, d)
		}
	}
	return docs
}

// start generates, builds and vets everything, and makes the calls of the SDKs.
func start(t *testing.T) *run {
	t.Helper()
	r := &run{docs: documents(t), outputs: map[string]*tables.Output{}, home: t.TempDir(), results: map[string]string{}}
	dir, err := buildcache.Dir("tables")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) }) // it is among temporary files
	r.generate(t, dir)
	r.serve(t)
	goCommand(t, dir, "build", "-gcflags=-e", "-o", os.DevNull, "./calls") // lists all errors
	goCommand(t, dir, "vet", "./sdk", "./sdk/ops", "./cli/cmd/...", "./calls")
	caller, err := buildcache.Program(dir, "./calls")
	if err != nil {
		t.Fatal(err)
	}
	if r.program, err = buildcache.Program(dir, "./cli/cmd/tables"); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(r.home, "bin"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(r.program, filepath.Join(r.home, "bin", "tables")); err != nil {
		t.Fatal(err)
	}
	r.call(t, caller)
	return r
}

// generate writes the module. A document that does not generate is left out.
func (r *run) generate(t *testing.T, dir string) {
	t.Helper()
	m, err := tables.NewModule(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.docs {
		o := tables.Generate(t.Context(), d)
		r.outputs[d.Name] = o
		if o.Err != nil {
			continue
		}
		if err := m.Add(d, o); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.Finish(); err != nil {
		t.Fatal(err)
	}
}

// serve starts the server.
func (r *run) serve(t *testing.T) {
	t.Helper()
	r.server = &loopback{readers: map[string]*wire.Reader{}, checks: map[string]tables.Check{}, seen: map[string][]seen{}}
	for _, d := range r.docs {
		root, err := spec.Parse(d.Name, d.Source)
		if err != nil {
			t.Fatal(err)
		}
		reader := wire.NewReader(&spec.Document{Root: root})
		r.serveSamples(d, reader)
		for n, c := range d.Checks {
			for _, verb := range []string{"go", "cli", "value", "refused"} {
				for i := range c.All(verb) {
					for _, by := range []string{verb, verb + "-cli"} {
						id := tables.ID(d.Name, n, i, by)
						r.server.readers[id], r.server.checks[id] = reader, c
					}
				}
			}
		}
	}
	r.trusted = r.server.certify(t)
	server := httptest.NewServer(r.server)
	t.Cleanup(server.Close)
	r.proxy = strings.TrimPrefix(server.URL, "http://")
}

// serveSamples lets the server read the requests of samples.
func (r *run) serveSamples(d *tables.Document, reader *wire.Reader) {
	var answers tables.Check
	for _, c := range d.Checks {
		if c.Has("answer") {
			answers = c
			break
		}
	}
	for _, heading := range sampled {
		for i := range r.outputs[d.Name].Samples(heading) {
			id := tables.ID(d.Name, i, 0, by(heading))
			r.server.readers[id], r.server.checks[id] = reader, answers
		}
	}
}

// sampled are the headings of samples.
var sampled = []string{"Go SDK", "Command line", "curl"}

func by(heading string) string {
	return map[string]string{"Go SDK": "sample", "Command line": "sample-cli", "curl": "sample-curl"}[heading]
}

// call runs the program that makes the calls of the SDKs.
func (r *run) call(t *testing.T, program string) {
	t.Helper()
	c := exec.Command(program, r.proxy)
	c.Dir = filepath.Join(folder, "files")
	c.Env = append(os.Environ(), r.credentials()...)
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var result []string
		if err := d.Decode(&result); err == io.EOF {
			return
		} else if err != nil {
			t.Fatal(err)
		}
		r.results[result[0]] = result[1]
	}
}

// command runs the command line of a document.
func (r *run) command(d *tables.Document, id, line string, env []string) (stdout, stderr string, failed bool) {
	return r.commandArgs(d, id, tables.Args(line), env)
}

func (r *run) commandArgs(d *tables.Document, id string, args, env []string) (stdout, stderr string, failed bool) {
	c := exec.Command(r.program, append([]string{"api"}, args...)...)
	c.Dir = filepath.Join(folder, "files")
	c.Env = append(r.environment(d, id), env...)
	var out, failure bytes.Buffer
	c.Stdout, c.Stderr = &out, &failure
	err := c.Run()
	return strings.TrimSpace(out.String()), strings.TrimSpace(failure.String()), err != nil
}

// environment returns the environment of a program that calls the server.
func (r *run) environment(d *tables.Document, id string) []string {
	proxy := "http://" + id + "@" + r.proxy
	return append(r.certificate(), "DOCUMENT="+d.Name, "HTTP_PROXY="+proxy, "http_proxy="+proxy, "HTTPS_PROXY="+proxy, "HOME="+r.home, "XDG_CONFIG_HOME="+r.home)
}

// credentials returns the environment variables that the samples use.
func (r *run) credentials() []string {
	all := map[string]bool{}
	for _, o := range r.outputs {
		for _, name := range variable.FindAllString(o.Docs(), -1) {
			all[name+"="+strings.ToLower(name)] = true
		}
	}
	return append(slices.Sorted(maps.Keys(all)), r.certificate()...)
}

// certificate lets programs trust the server.
func (r *run) certificate() []string {
	return []string{"SSL_CERT_FILE=" + r.trusted, "CURL_CA_BUNDLE=" + r.trusted}
}

var variable = regexp.MustCompile(`\bTABLES_[A-Z_]+\b`)

// shell runs a sample. It returns what the sample prints.
func (r *run) shell(d *tables.Document, id, text string) string {
	c := exec.Command("sh", "-c", text)
	c.Dir = filepath.Join(folder, "files")
	c.Env = append(append(r.environment(d, id), r.credentials()...), "PATH="+filepath.Join(r.home, "bin")+string(os.PathListSeparator)+os.Getenv("PATH"))
	out, _ := c.CombinedOutput()
	return string(out)
}

// goCommand runs the go command in a module.
func goCommand(t testing.TB, dir string, args ...string) {
	t.Helper()
	c := exec.Command("go", args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "GOWORK=off")
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("go %v: %v\n%s", args, err, out)
	}
}
