//go:build conformance

package conformance

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A refPage contains the parts of a page that this test reads.
type refPage struct {
	Name, Version string
	Versions      []struct{ Current, Pinned bool }
	Samples       []struct{ Title, Language, Source string }
}

// pinned reports whether the page shows the version that the site's pin selects.
func (p *refPage) pinned() bool {
	for _, v := range p.Versions {
		if v.Current {
			return v.Pinned
		}
	}
	return false
}

// TestReferenceSamples runs the shell samples at Prism: those of every tenth
// page at the pin, or, if CONFORMANCE_ALL is set, of every page in every
// version. The maps ambiguous and noOneArm list the rejected requests. With
// every page, an unnecessary entry is an error.
func TestReferenceSamples(t *testing.T) {
	file := shared(t, newest)
	installPrism(t)
	dir := t.TempDir()
	if r := gen(t, "--spec", file, "--pin", "2025-03-12", "--out", dir); r.code != 0 {
		t.Fatalf("gen: exit code %d, want 0\n%.4000s", r.code, r.stderr)
	}
	atlas := filepath.Join(dir, "atlas")
	run(t, filepath.Join(dir, "cli"), "go", "build", "-o", atlas, "./cmd/atlas")
	groups := map[string][]*refPage{}
	for i, p := range refPages(t, filepath.Join(dir, "docs", "operations")) {
		switch {
		case p.pinned() && (i%10 == 0 || all()):
			groups["2025-03-12"] = append(groups["2025-03-12"], p)
		case !p.pinned() && all():
			groups[p.Version] = append(groups[p.Version], p)
		}
	}
	tried := &shellRun{atlas: filepath.Dir(atlas), refused: map[string]bool{}}
	for _, pin := range slices.Sorted(maps.Keys(groups)) {
		t.Run(pin, func(t *testing.T) {
			s, _ := cut(t, file, pin)
			tried.server = challenge(t, startPrism(t, s.json(t)))
			for _, p := range groups[pin] {
				tried.page(t, p)
			}
		})
	}
	tried.judge(t)
}

// challenge starts a proxy for a server that does not support digest as curl
// does. It forwards a digest as a token.
func challenge(t *testing.T, server string) string {
	t.Helper()
	target, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(target)
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		if req.Header.Get("Authorization") == "" {
			w.Header().Set("WWW-Authenticate", `Digest realm="test", qop="auth", nonce="n", algorithm=MD5`)
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		if strings.HasPrefix(req.Header.Get("Authorization"), "Digest username=") {
			req.Header.Set("Authorization", "Bearer t")
		}
		proxy.ServeHTTP(w, req)
	}))
	t.Cleanup(front.Close)
	return front.URL
}

// all reports whether to run all samples instead of a tenth.
func all() bool { return os.Getenv("CONFORMANCE_ALL") != "" }

func refPages(t *testing.T, dir string) []*refPage {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("pages = %v, %v, want some", files, err)
	}
	var pages []*refPage
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p := &refPage{}
		if err := json.Unmarshal(data, p); err != nil {
			t.Fatal(err)
		}
		pages = append(pages, p)
	}
	return pages
}

// A shellRun collects the results of the samples.
type shellRun struct {
	atlas, server string          // the folder of the command, and the address of the server
	samples       int             // number of samples that ran
	refused       map[string]bool // necessary exceptions: operations and properties
}

func (r *shellRun) page(t *testing.T, p *refPage) {
	t.Helper()
	for _, s := range p.Samples {
		if s.Language != "shell" {
			continue
		}
		r.samples++
		out, err := r.sh(t, s.Source)
		if err != nil && !r.excused(t, p, s.Source, out) {
			t.Errorf("%s at %s, %s: %v\n%.800s\n%s", p.Name, p.Version, s.Title, err, out, s.Source)
		}
	}
}

// excused reports whether an exception explains the rejection of a sample: the
// server accepts no body of the operation, or this one only without its
// ambiguous properties.
func (r *shellRun) excused(t *testing.T, p *refPage, source string, out []byte) bool {
	t.Helper()
	before, body, found := strings.Cut(source, "--data '")
	if !found || !refusal.Match(out) {
		return false
	}
	if noOneArm[p.Name] != "" {
		r.refused[p.Name] = true
		return true
	}
	body = strings.ReplaceAll(strings.TrimSuffix(body, "'"), `'\''`, "'")
	rest, names := unambiguous(t, []byte(body))
	if len(names) == 0 {
		return false
	}
	if _, err := r.sh(t, before+"--data @body.json", rest...); err != nil {
		return false
	}
	for _, name := range names {
		r.refused[name] = true
	}
	return true
}

// sh runs a sample in a shell. It fails if the response is an error. The body
// is available as a file.
func (r *shellRun) sh(t *testing.T, source string, body ...byte) ([]byte, error) {
	t.Helper()
	const server = "https://cloud.mongodb.com"
	script := "curl() { command curl --silent --show-error --fail-with-body \"$@\"; }\n" + strings.ReplaceAll(source, server, r.server)
	cmd := exec.Command("sh", "-eu", "-c", script)
	cmd.Dir = t.TempDir()
	write(t, filepath.Join(cmd.Dir, "body.json"), body)
	cmd.Env = []string{
		"PATH=" + r.atlas + string(filepath.ListSeparator) + os.Getenv("PATH"), "HOME=" + cmd.Dir,
		"ACCESS_TOKEN=t", "PUBLIC_KEY=u", "PRIVATE_KEY=p", "MONGODB_ATLAS_ACCESS_TOKEN=t", "MONGODB_ATLAS_BASE_URL=" + r.server,
	}
	return cmd.CombinedOutput()
}

func (r *shellRun) judge(t *testing.T) {
	t.Helper()
	t.Logf("%d samples run; what the server refuses for a named reason: %v", r.samples, slices.Sorted(maps.Keys(r.refused)))
	if r.samples == 0 {
		t.Errorf("samples = 0, want some")
	}
	if all() {
		needed(t, r.refused)
	}
}
