//go:build conformance

package conformance

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

const sampleModule = "go.mongodb.org/atlas-sdk/v20250312001"

// A sample is a Go program of the reference pages.
type sample struct {
	Method    string
	Path      string
	Responses []struct {
		Code      int
		MediaType string
	}
	Go struct {
		Source     string
		Method     string
		ParamsType string
		HasSdkResp bool
	}
}

func readSamples(t *testing.T) []sample {
	t.Helper()
	data, err := os.ReadFile(shared(t, "reference/facts.json"))
	if err != nil {
		t.Fatal(err)
	}
	var facts struct{ Operations []sample }
	if err := json.Unmarshal(data, &facts); err != nil {
		t.Fatal(err)
	}
	if len(facts.Operations) != 21 {
		t.Fatalf("samples = %d, want 21", len(facts.Operations))
	}
	return facts.Operations
}

// mended returns the sample as a program that compiles. It adds missing parts
// and changes nothing else.
func (s sample) mended(baseURL, params string) string {
	text := "package main\n\n" + s.Go.Source
	text = strings.Replace(text, "params = &", "params := &", 1)
	text = strings.Replace(text, "\tctx := ", fmt.Sprintf("\turl := %q\n\tctx := ", baseURL), 1)
	text = strings.Replace(text, "client.Push - BasedLogExportApi", "client.PushBasedLogExportApi", 1)
	used := "_, _ = sdkResp, httpResp"
	if s.noContent() && s.Go.HasSdkResp {
		text = strings.Replace(text, "sdkResp, httpResp, err :=", "httpResp, err :=", 1)
	}
	if s.noContent() || !s.Go.HasSdkResp {
		used = "_ = httpResp"
	}
	end := strings.LastIndex(text, "}")
	text = text[:end] + "\t" + used + "\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n}\n"
	return strings.Replace(text, s.Go.ParamsType+"{}", s.Go.ParamsType+"{"+params+"}", 1)
}

func (s sample) noContent() bool {
	for _, r := range s.Responses {
		if r.Code/100 == 2 && r.Code != http.StatusNoContent {
			return false
		}
	}
	return true
}

// TestSamples compiles every mended Go sample of the reference pages and runs
// it, with and without parameters. To avoid linking 42 programs, it also
// combines their main functions into one.
func TestSamples(t *testing.T) {
	file := shared(t, "specs/atlas-admin-v2-2025-07-22.yaml")
	doc := load(t, file)
	dir := generate(t, file, "2025-03-12", "--module", sampleModule)
	server := newRecorder(t)
	samples := readSamples(t)
	all := map[string]string{}
	for i, s := range samples {
		params, _ := filled(t, doc, find(t, doc, s))
		text := s.mended(server.URL, "")
		place(t, filepath.Join(dir, "samples", fmt.Sprint("sample", i), "main.go"), text)
		all[fmt.Sprint("empty", i)] = text
		all[fmt.Sprint("filled", i)] = s.mended(server.URL, params)
	}
	run(t, dir, "go", "vet", "./samples/...")
	program := together(t, filepath.Join(dir, "together"), all)
	for i, s := range samples {
		t.Run(s.Go.Method, func(t *testing.T) {
			use := find(t, doc, s)
			server.expect(doc, use)
			s.checkEmpty(t, program, fmt.Sprint("empty", i), server)
			s.checkFilled(t, program, fmt.Sprint("filled", i), doc, use, server)
		})
	}
}

// together builds one program whose first argument selects one of several main
// functions.
func together(t *testing.T, dir string, mains map[string]string) string {
	t.Helper()
	var choices strings.Builder
	for name, text := range mains {
		place(t, filepath.Join(dir, name+".go"), strings.Replace(text, "func main()", "func "+name+"()", 1))
		fmt.Fprintf(&choices, "\tcase %q:\n\t\t%s()\n", name, name)
	}
	text := "package main\n\nimport \"os\"\n\nfunc main() {\n\tswitch os.Args[1] {\n" + choices.String() + "\t}\n}\n"
	place(t, filepath.Join(dir, "main.go"), text)
	program := filepath.Join(dir, "program")
	run(t, dir, "go", "build", "-o", program, ".")
	return program
}

func place(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, file, []byte(text))
}

func find(t *testing.T, doc *spec.Document, s sample) spec.Use {
	t.Helper()
	for _, use := range doc.Pinned("2025-03-12", false) {
		if use.Operation.Method == s.Method && use.Operation.Path == s.Path {
			return use
		}
	}
	t.Fatalf("operation %s %s = none, want one", s.Method, s.Path)
	return spec.Use{}
}

// checkEmpty runs the sample without parameters: it must end before it sends a
// request.
func (s sample) checkEmpty(t *testing.T, program, name string, server *recorder) {
	t.Helper()
	out, err := runSample(program, name)
	first := regexp.MustCompile(`\{(\w+)\}`).FindStringSubmatch(s.Path)[1]
	if err == nil || !strings.Contains(out, first) || !strings.Contains(out, "empty") {
		t.Errorf("run without parameters: %v, %s; want an error for the empty path parameter %s", err, out, first)
	}
	if got := server.take(); len(got) != 0 {
		t.Errorf("requests without parameters = %q, want none", got)
	}
}

// checkFilled runs the sample with its required parameters: it must send one
// request, apart from the one for the token.
func (s sample) checkFilled(t *testing.T, program, name string, doc *spec.Document, use spec.Use, server *recorder) {
	t.Helper()
	_, path := filled(t, doc, use)
	out, err := runSample(program, name)
	if err != nil {
		t.Errorf("run with parameters: %v, %s; want success", err, out)
	}
	e := expectedCall(use, "2025-03-12")
	want := []string{"POST /api/oauth/token", fmt.Sprintf("%s %s accept=%s content=%s", e.Verb, path, e.Accept, e.ContentType)}
	if diff := cmp.Diff(want, server.take()); diff != "" {
		t.Errorf("requests differ (-want +got):\n%s", diff)
	}
}

// filled returns the required fields of a parameter struct, and the resulting
// path.
func filled(t *testing.T, doc *spec.Document, use spec.Use) (fields, path string) {
	t.Helper()
	path = use.Operation.Path
	var all []string
	for _, p := range use.Operation.Params() {
		if p.In == "path" {
			text := "value-of-" + p.Name
			path = strings.Replace(path, "{"+p.Name+"}", text, 1)
			all = append(all, fmt.Sprintf("%s: %q", fieldName(p.Name), text))
		}
	}
	if use.Operation.BodyRequired() {
		names := doc.TypeNames(runtimeNames(t))
		all = append(all, "Body: &"+bodyType(doc, names, use.Operation.Request(use.Version)[0].Schema)+"{}")
	}
	return strings.Join(all, ", "), path
}

func bodyType(doc *spec.Document, names map[string]string, schema *spec.Node) string {
	s := doc.Shape(schema)
	if s.Kind == spec.List && s.Name == "" {
		return "[]" + bodyType(doc, names, s.Elem)
	}
	return "sdk." + names[s.Name]
}

func fieldName(name string) string { return strings.ToUpper(name[:1]) + name[1:] }

func runSample(program, name string) (string, error) {
	cmd := command(filepath.Dir(program), program, name)
	cmd.Env = append(cmd.Env, "MONGODB_ATLAS_CLIENT_ID=id", "MONGODB_ATLAS_CLIENT_SECRET=secret")
	out, err := cmd.CombinedOutput()
	return string(out), err
}
