//go:build conformance

package reach

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/conformance/spec"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/pipeline"
)

// chosen are documents that have forms, multipart bodies, files, deep objects, lists,
// cookies, keys, unions and inheritance.
var chosen = []string{
	"apideck.com/crm", "apideck.com/vault", "asana.com", "azure.com/attestation", "box.com", "cloudmersive.com/ocr", "conjur.local", "daniweb.com",
	"datumbox.com", "ebi.ac.uk", "firebrowse.org", "graphhopper.com", "impala.travel/hotels", "intellifi.nl", "mercure.local", "meshery.local",
	"microsoft.com/cognitiveservices-Prediction", "netlicensing.io", "nexmo.com/numbers", "openfintech.io", "openpolicy.local", "pandascore.co",
	"pdfblocks.com", "redhat.com/catalog_inventory", "restful4up.local", "seldon.local/wrapper", "simplyrets.com", "spinitron.com", "spotify.com",
	"stream-io-api.com", "telegram.org", "tfl.gov.uk", "twilio.com/twilio_verify_v2", "zalando.com",
}

// A subject is one document with what is generated from it.
type subject struct {
	name string
	doc  *spec.Document // read by the reader of the conformance tests
	api  *model.API     // for the names that the generator chose
	dir  string         // of the outputs
	pkg  string         // of the SDK
}

// subjects calls f for each of the chosen documents below REACH.
func subjects(t *testing.T, f func(*testing.T, *subject)) {
	folder := os.Getenv("REACH")
	if folder == "" {
		t.Skip("REACH names no folder of documents")
	}
	only := regexp.MustCompile(os.Getenv("REACH_ONLY"))
	for _, name := range chosen {
		if only.MatchString(name) {
			t.Run(name, func(t *testing.T) { f(t, newSubject(t, name, filepath.Join(folder, filepath.FromSlash(name)+".json"))) })
		}
	}
}

func newSubject(t *testing.T, name, file string) *subject {
	t.Helper()
	doc, err := spec.Load(file)
	if err != nil {
		t.Fatal(err)
	}
	c := config.Default()
	c.Spec, c.Out = file, t.TempDir()
	result, err := pipeline.Run(context.Background(), pipeline.Job{Targets: []*config.Config{c}, Only: []string{"sdk", "cli"}})
	if err != nil {
		t.Fatal(err)
	}
	target := result.Targets[0]
	if _, err := target.Write(); err != nil {
		t.Fatal(err)
	}
	return &subject{name: name, doc: doc, api: target.API, dir: c.Out, pkg: target.Config.SDK.Package}
}

// probe runs a test of testdata/probe_test.go in the package of the SDK. It reads the
// values of in and returns those that it wrote.
func probe[In, Out any](t *testing.T, s *subject, test, from, to, more string, in []In) []Out {
	t.Helper()
	folder := t.TempDir()
	var b bytes.Buffer
	for _, v := range in {
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(data, '\n'))
	}
	source, err := os.ReadFile("testdata/probe_test.go")
	if err != nil {
		t.Fatal(err)
	}
	source = bytes.Replace(source, []byte("package admin\n"), []byte("package "+s.pkg+"\n"), 1)
	write(t, filepath.Join(s.dir, "sdk", s.pkg, "probe_test.go"), source)
	write(t, filepath.Join(s.dir, "sdk", s.pkg, "probed_test.go"), []byte("package "+s.pkg+"\n\nimport \"reflect\"\n\n"+more))
	write(t, filepath.Join(folder, "in"), b.Bytes())
	c := exec.Command("go", "test", "-count=1", "-run", "^"+test+"$", ".")
	c.Dir = filepath.Join(s.dir, "sdk", s.pkg)
	c.Env = append(os.Environ(), from+"="+filepath.Join(folder, "in"), to+"="+filepath.Join(folder, "out"))
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("go test: %v\n%.3000s", err, out)
	}
	return readAll[Out](t, filepath.Join(folder, "out"), len(in))
}

func readAll[Out any](t *testing.T, file string, want int) []Out {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all := make([]Out, want)
	decoder := json.NewDecoder(bufio.NewReader(f))
	for i := range all {
		if err := decoder.Decode(&all[i]); err != nil {
			t.Fatalf("reading result %d of %d: %v", i, want, err)
		}
	}
	return all
}

func write(t *testing.T, file string, data []byte) {
	t.Helper()
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

var credentialLine = regexp.MustCompile(`func\(v \[\]string\).*`)

// declared returns the Go that a probe needs: the types of schemas and the options that
// authenticate.
func (s *subject) declared(t *testing.T, types []string) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("var probeTypes = map[string]reflect.Type{\n")
	for _, name := range types {
		fmt.Fprintf(&b, "\t%q: reflect.TypeFor[%s](),\n", name, name)
	}
	b.WriteString("}\n\nvar probeCredentials = []func(v []string) Option{\n")
	settings, err := filepath.Glob(filepath.Join(s.dir, "cli", "cmd", "*", "settings.go"))
	if err != nil || len(settings) != 1 {
		t.Fatalf("settings of the command line: %q, %v", settings, err)
	}
	data, err := os.ReadFile(settings[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range credentialLine.FindAllString(string(data), -1) {
		if strings.HasSuffix(line, "},") && !strings.Contains(line, "OAuth") { // that would ask a server for a token
			b.WriteString("\t" + strings.NewReplacer("command.", "probe", s.pkg+".", "").Replace(line) + "\n")
		}
	}
	b.WriteString("}\n")
	return b.String()
}
