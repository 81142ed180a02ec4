//go:build conformance

package tables_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/conformance/tables"
)

// TestDocuments holds what becomes of each document of testdata/keywords.
func TestDocuments(t *testing.T) {
	r := start(t)
	for _, d := range r.docs {
		t.Run(d.Name, func(t *testing.T) { r.document(t, d) })
	}
}

func (r *run) document(t *testing.T, d *tables.Document) {
	o := r.outputs[d.Name]
	want := d.All("error")
	switch {
	case o.Err != nil && len(want) == 0:
		t.Fatalf("does not generate: %v", o.Err)
	case len(want) > 0:
		if o.Err == nil || !strings.Contains(o.Err.Error(), want[0]) {
			t.Errorf("error %v, want %s", o.Err, want[0])
		}
		return
	}
	warns := slices.Sorted(strings.FieldsSeq(strings.Join(d.All("warns"), " ")))
	if diff := cmp.Diff(warns, o.Warnings); diff != "" && len(warns)+len(o.Warnings) > 0 {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
	docs := o.Text()
	for _, text := range d.All("docs") {
		if !strings.Contains(docs, text) {
			t.Errorf("the reference lacks %q", text)
			if *only != "" {
				t.Log(o.Docs())
			}
		}
	}
	for n, c := range d.Checks {
		r.check(t, d, n, c)
	}
	for _, heading := range sampled {
		if len(d.All("samples")) > 0 {
			break // they need what is not there, as a token
		}
		for i, text := range o.Samples(heading) {
			r.sample(t, d, heading, i, text)
		}
	}
}

// sample runs a sample of the reference, which has to send a request that the document
// allows.
func (r *run) sample(t *testing.T, d *tables.Document, heading string, i int, text string) {
	t.Helper()
	id := tables.ID(d.Name, i, 0, by(heading))
	out, ran := r.results[id]
	if heading != "Go SDK" {
		out = r.shell(d, id, text)
	} else if !ran {
		return // a sample that waits for requests
	}
	all := r.server.seen[id]
	if len(all) == 0 {
		t.Errorf("the sample %q sends nothing: %s\n%s", heading, out, text)
	}
	for _, s := range all {
		if strings.Contains(s.reading, "fault: ") {
			t.Errorf("the sample %q sends %s %s %q: %s\n%s", heading, s.request.Method, s.request.URL, s.body, s.reading, text)
		}
	}
}

// check holds one check of calls.
func (r *run) check(t *testing.T, d *tables.Document, n int, c tables.Check) {
	t.Helper()
	for i := range c.All("go") {
		id := tables.ID(d.Name, n, i, "go")
		r.requested(t, "the SDK", id, c)
		holds(t, "the SDK", c.All("go")[i], r.results[id], append(c.All("gives"), c.All("go-gives")...))
	}
	for i, args := range c.All("cli") {
		id := tables.ID(d.Name, n, i, "cli")
		out, failure, failed := r.command(d, id, args, c.All("env"))
		if failed {
			out = "error: " + failure + out
		}
		r.requested(t, "the command line", id, c)
		holds(t, "the command line", args, out, append(c.All("gives"), c.All("cli-gives")...))
	}
	for _, text := range c.All("help") {
		op, want, _ := strings.Cut(text, " ")
		if out, _, _ := r.command(d, "help", op+" --help", nil); !strings.Contains(out, want) {
			t.Errorf("%s --help lacks %q:\n%s", op, want, out)
		}
	}
	r.values(t, d, n, c)
}

// requested holds the request of a call.
func (r *run) requested(t *testing.T, who, id string, c tables.Check) {
	t.Helper()
	all := r.server.seen[id]
	want := c.All("wire")
	if len(all) == 0 {
		if len(want) > 0 && want[0] != "nothing" || c.Has("read") {
			t.Errorf("%s sends no request, want %s: %s", who, want, r.results[id])
		}
		return
	}
	for i, w := range want {
		if i >= len(all) {
			t.Errorf("%s sends %d requests, want %q", who, len(all), want)
		} else if got := all[i].sent(w); got != w {
			t.Errorf("%s sends\n%s\nwant\n%s", who, got, w)
		}
	}
	_, reading, _ := strings.Cut(all[0].reading, "\n")
	wanted := slices.Sorted(slices.Values(c.All("read")))
	if got := strings.TrimSpace(reading); got != strings.Join(wanted, "\n") && (c.Has("read") || strings.Contains(got, "fault: ")) {
		t.Errorf("%s: the server reads\n%s\nwant\n%s\nof %q", who, got, strings.Join(wanted, "\n"), all[0].body)
	}
}

// holds compares a result: JSON by its value, and other texts by what they contain. A
// value has to be nearly the whole text, an error only a part.
func holds(t *testing.T, who, call, got string, wants []string) {
	t.Helper()
	for _, want := range wants {
		if same(want, got) || want != "" && strings.Contains(got, want) && (strings.HasPrefix(got, "error: ") || !json.Valid([]byte(want))) {
			continue
		}
		t.Errorf("%s: %s gives\n%s\nwant\n%s", who, call, got, want)
	}
	if len(wants) == 0 && (strings.HasPrefix(got, "error: ") || strings.HasPrefix(got, "panic: ")) {
		t.Errorf("%s: %s gives\n%s", who, call, got)
	}
}

// same reports whether two texts are the same JSON, or equal. Numbers are compared
// digit by digit.
func same(a, b string) bool {
	x, errX := decoded(a)
	y, errY := decoded(b)
	if errX != nil || errY != nil {
		return strings.TrimSpace(a) == strings.TrimSpace(b)
	}
	return reflect.DeepEqual(x, y)
}

func decoded(text string) (v any, err error) {
	d := json.NewDecoder(bytes.NewReader([]byte(text)))
	d.UseNumber()
	err = d.Decode(&v)
	return v, err
}

// values sends values of the schema Thing with the SDK and the command line, and
// compares what comes back. The command line refuses values that are not of the
// schema.
func (r *run) values(t *testing.T, d *tables.Document, n int, c tables.Check) {
	t.Helper()
	for i, want := range c.All("value") {
		id := tables.ID(d.Name, n, i, "value")
		r.echoed(t, "the SDK", id, want, r.results[id])
		out, failure, failed := r.commandArgs(d, id+"-cli", []string{"createThing", "--data", want}, nil)
		if failed {
			t.Errorf("the command line refuses %s: %s", want, failure)
			continue
		}
		r.echoed(t, "the command line", id+"-cli", want, out)
	}
	for i, text := range c.All("refused") {
		data, want, _ := strings.Cut(text, " => ")
		id := tables.ID(d.Name, n, i, "refused")
		_, failure, failed := r.commandArgs(d, id, []string{"createThing", "--data", data}, nil)
		if !failed || !strings.Contains(failure, want) || len(r.server.seen[id]) > 0 {
			t.Errorf("the command line says of %s: %q (%d requests), want %q", data, failure, len(r.server.seen[id]), want)
		}
	}
}

func (r *run) echoed(t *testing.T, who, id, want, got string) {
	t.Helper()
	if all := r.server.seen[id]; len(all) == 0 || !same(all[0].body, want) || strings.Contains(all[0].reading, "fault: ") {
		t.Errorf("%s sends of %s: %+v\n%s", who, want, all, got)
	}
	if !same(want, got) {
		t.Errorf("%s makes of %s: %s", who, want, got)
	}
}
