package conformance

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
	"github.com/atlasgen/atlasgen/internal/conformance/value"
)

// TestCallsOfGenerated calls every operation of the project's own document
// through the SDK in generated/.
func TestCallsOfGenerated(t *testing.T) {
	dir, err := filepath.Abs(filepath.Join(root, "generated", "sdk", "admin"))
	if err != nil {
		t.Fatal(err)
	}
	doc := load(t, ownDocument(t))
	checkCalls(t, doc, dir, "2025-03-12", doc.Pinned("2025-03-12", false))
}

// An errand is one call. testdata/probe/calls_test.go makes it.
type errand struct {
	Service, Method string
	CSV             bool
	Args            []json.RawMessage
	Params          map[string]json.RawMessage
	Body            json.RawMessage
	Status          int
	Media           string
	Answer          []byte

	use    spec.Use
	accept string
	params map[string]*value.Value // sent parameters, by "in:name"
	body   *value.Value
	answer *value.Value // nil if there is none, or not in JSON
}

// A report is the result of an errand.
type report struct {
	Requests []struct {
		Method, Path, Query string
		Header              http.Header
		Body                []byte
	}
	Value  []byte
	Nil    bool
	Status int
	Error  string
}

func checkCalls(t *testing.T, doc *spec.Document, dir, pin string, uses []spec.Use) {
	t.Helper()
	b := booker{value.New(doc, 1), pin}
	var errands []*errand
	for _, use := range uses {
		errands = append(errands, b.errands(use)...)
	}
	reports := send(t, dir, errands)
	for i, e := range errands {
		if err := e.check(reports[i]); err != nil {
			t.Errorf("%s.%s (%s %s): %v", e.Service, e.Method, e.use.Operation.Method, e.use.Operation.Path, err)
		}
	}
	t.Logf("%d operations, %d calls", len(uses), len(errands))
}

func send(t *testing.T, dir string, errands []*errand) []report {
	t.Helper()
	in, out := filepath.Join(t.TempDir(), "errands"), filepath.Join(t.TempDir(), "reports")
	data, err := json.Marshal(errands)
	if err != nil {
		t.Fatal(err)
	}
	write(t, in, data)
	t.Setenv("CONFORMANCE_ERRANDS", in)
	t.Setenv("CONFORMANCE_REPORTS", out)
	probe(t, dir, "TestCalls", map[string][]byte{"calls_test.go": nil})
	data, err = os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	var reports []report
	if err := json.Unmarshal(data, &reports); err != nil || len(reports) != len(errands) {
		t.Fatalf("reports = %d, %v; want %d", len(reports), err, len(errands))
	}
	return reports
}

func (e *errand) check(r report) error {
	if r.Error != "" {
		return fmt.Errorf("error = %s, want none; sent %.500s", r.Error, e.Body)
	}
	if len(r.Requests) != 1 {
		return fmt.Errorf("requests = %d, want 1", len(r.Requests))
	}
	q := r.Requests[0]
	if q.Method != e.use.Operation.Method {
		return fmt.Errorf("method = %s, want %s", q.Method, e.use.Operation.Method)
	}
	for _, err := range []error{
		e.checkPath(q.Path), e.checkQuery(q.Query), e.checkHeader(q.Header, q.Body), e.checkBody(q.Body), e.checkAnswer(r),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

func (e *errand) checkPath(path string) error {
	got := strings.Split(path, "/")
	want := strings.Split(e.use.Operation.Path, "/")
	if len(got) != len(want) {
		return fmt.Errorf("path = %s, want %s filled in", path, e.use.Operation.Path)
	}
	for i := range want {
		for name, v := range e.params {
			if name, ok := strings.CutPrefix(name, "path:"); ok {
				want[i] = strings.ReplaceAll(want[i], "{"+name+"}", text(v))
			}
		}
		if segment, err := url.PathUnescape(got[i]); err != nil || segment != want[i] {
			return fmt.Errorf("path = %s with %q, want %q", path, got[i], want[i])
		}
	}
	return nil
}

func (e *errand) checkQuery(query string) error {
	got, err := url.ParseQuery(query)
	if err != nil || got.Encode() != query {
		return fmt.Errorf("query = %s (%v), want the form of url.Values.Encode", query, err)
	}
	for _, p := range e.use.Operation.Params() {
		v := e.params["query:"+p.Name]
		if p.In != "query" || v == nil {
			continue
		}
		if err := sameTexts(v, got[p.Name], p.Explode); err != nil {
			return fmt.Errorf("query parameter %s: %w", p.Name, err)
		}
		delete(got, p.Name)
	}
	if len(got) > 0 {
		return fmt.Errorf("query has %v, want no more than what was set", got)
	}
	return nil
}

// sameTexts compares the value of a parameter with the sent texts.
func sameTexts(v *value.Value, texts []string, explode bool) error {
	items := []*value.Value{v}
	if v.Kind == value.List {
		items = v.Items
		if !explode && len(items) > 0 {
			texts = strings.Split(strings.Join(texts, ","), ",")
		}
	}
	if len(items) != len(texts) {
		return fmt.Errorf("got %q, want %s", texts, v.JSON(nil))
	}
	for i, item := range items {
		sent := texts[i]
		if item.Kind == value.String || item.Kind == value.Instant {
			sent = strconv.Quote(sent)
		}
		if err := value.Compare(item, []byte(jsonText(item, texts[i]))); err != nil {
			return fmt.Errorf("got %s: %w", sent, err)
		}
	}
	return nil
}

// jsonText returns the sent text as JSON text.
func jsonText(v *value.Value, sent string) string {
	if v.Kind != value.String && v.Kind != value.Instant {
		return sent
	}
	quoted, err := json.Marshal(sent)
	if err != nil {
		panic(err) // a string always has a JSON form
	}
	return string(quoted)
}

// text returns a scalar as it is sent outside of JSON.
func text(v *value.Value) string {
	var s string
	if err := json.Unmarshal([]byte(v.Token), &s); err != nil {
		return v.Token
	}
	return s
}

func (e *errand) checkHeader(header http.Header, body []byte) error {
	want := map[string]string{"Accept": e.accept}
	if len(body) > 0 {
		want["Content-Type"] = e.use.Operation.Request(e.use.Version)[0].Type
	}
	for name, v := range e.params {
		if name, ok := strings.CutPrefix(name, "header:"); ok {
			want[name] = text(v)
		}
	}
	for name, text := range want {
		if got := header.Values(name); !slices.Equal(got, []string{text}) {
			return fmt.Errorf("header %s = %q, want %q", name, got, text)
		}
	}
	return nil
}

func (e *errand) checkBody(body []byte) error {
	if e.body == nil {
		if len(body) > 0 {
			return fmt.Errorf("body = %.200q, want none", body)
		}
		return nil
	}
	if len(body) > 0 && body[len(body)-1] == '\n' {
		return fmt.Errorf("body = %.200q, want no newline at the end", body)
	}
	if err := value.Compare(e.body.Request(), body); err != nil {
		return fmt.Errorf("body: %w", err)
	}
	return nil
}

func (e *errand) checkAnswer(r report) error {
	switch {
	case r.Status != e.Status:
		return fmt.Errorf("status = %d, want %d", r.Status, e.Status)
	case e.answer != nil:
		if err := value.Compare(e.answer, r.Value); err != nil {
			return fmt.Errorf("answer: %w", err)
		}
	case e.Answer != nil && string(r.Value) != string(e.Answer):
		return fmt.Errorf("answer = %q, want %q", r.Value, e.Answer)
	case e.Answer == nil && !r.Nil && len(r.Value) > 0:
		return fmt.Errorf("answer = %s, want none", r.Value)
	}
	return nil
}
