package admin

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func sequenceOperation(mediaType string) *Operation {
	return &Operation{Name: "op", Method: "GET", Path: "/x", Accept: mediaType}
}

// TestEvents checks the rules of WHATWG for streams of events.
func TestEvents(t *testing.T) {
	type event struct {
		ID, Name, Text string
		Retry          time.Duration
	}
	for _, test := range []struct {
		stream string
		want   []event
	}{
		{"data: a\n\n", []event{{"", "message", "a", 0}}},
		{"\ufeffdata:a\r\n\r\ndata\r\rdata:  b\n\n", []event{{"", "message", "a", 0}, {"", "message", "", 0}, {"", "message", " b", 0}}},
		{": comment\nevent: add\ndata: 1\ndata: 2\n\ndata: 3\n\n", []event{{"", "add", "1\n2", 0}, {"", "message", "3", 0}}},
		{"id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\nid: x\x00\ndata: d\n\n", []event{{"1", "message", "a", 0}, {"1", "message", "b", 0}, {"", "message", "c", 0}, {"", "message", "d", 0}}},
		{"retry: 1500\nretry: x\nretry: +1\ndata: a\n\n", []event{{"", "message", "a", 1500 * time.Millisecond}}},
		{"event: lost\n\ndata: a\n\nunknown: x\ndata: half", []event{{"", "message", "a", 0}}},
		{"", nil},
	} {
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			answer(w, 200, "text/event-stream; charset=utf-8", test.stream)
		})
		var got []event
		for e, err := range (*EventCall[string])(prepare(t.Context(), c.Caller, sequenceOperation("text/event-stream"), &struct{}{})).All() {
			if err != nil || e.Data != e.Text {
				t.Errorf("%q: %+v, %v", test.stream, e, err)
			}
			got = append(got, event{e.ID, e.Name, e.Text, e.Retry})
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.stream, diff)
		}
	}
}

// TestTypedEvents checks that data is decoded, that a wrong event does not end the
// stream, and that [DONE] does.
func TestTypedEvents(t *testing.T) {
	const stream = "data: {\"name\":\ndata: \"a\"}\n\ndata: {\n\ndata: {\"name\":\"b\"}\n\ndata: [DONE]\n\ndata: {}\n\n"
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, 200, "text/event-stream", stream) })
	var got []string
	for e, err := range (*EventCall[*testForm])(prepare(t.Context(), c.Caller, sequenceOperation("text/event-stream"), &struct{}{})).All() {
		if err != nil {
			got = append(got, "error of "+e.Text)
			continue
		}
		got = append(got, e.Data.Name)
	}
	if diff := cmp.Diff([]string{"a", "error of {", "b"}, got); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
}

// TestEventsComeAtOnce checks that an event is yielded before the stream goes on, also
// after a carriage return.
func TestEventsComeAtOnce(t *testing.T) {
	next := make(chan bool)
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		for range 3 {
			_, _ = io.WriteString(w, "data: a\r\r")
			w.(http.Flusher).Flush()
			<-next
		}
	})
	n := 0
	for _, err := range (*EventCall[string])(prepare(t.Context(), c.Caller, sequenceOperation("text/event-stream"), &struct{}{})).All() {
		if err != nil {
			t.Fatal(err)
		}
		n++
		next <- true
	}
	if n != 3 {
		t.Errorf("%d events, want 3", n)
	}
}

// TestSequence checks lines and records of JSON.
func TestSequence(t *testing.T) {
	for _, test := range []struct{ mediaType, body, want, err string }{
		{"application/x-ndjson", "1\n\n 2 \r\n3", "1 2 3", ""},
		{"application/json-seq", "\x1e1\n\x1e[2,\n3]\n", "1 [2, 3]", ""},
		{"application/x-ndjson", "1\n{\n2\n", "1", "decoding the response"},
		{"application/x-ndjson", "", "", ""},
		{"application/x-ndjson", `"` + strings.Repeat("x", 10_000) + "\"\n1\n", `"` + strings.Repeat("x", 10_000) + `" 1`, ""},
	} {
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, 200, test.mediaType, test.body) })
		var got, failed []string
		for v, err := range (*SequenceCall[rawJSON])(prepare(t.Context(), c.Caller, sequenceOperation(test.mediaType), &struct{}{})).All() {
			if err != nil {
				failed = append(failed, err.Error())
				continue
			}
			got = append(got, strings.ReplaceAll(string(v), "\n", " "))
		}
		if strings.Join(got, " ") != test.want || (len(failed) > 0) != (test.err != "") || !strings.Contains(strings.Join(failed, ""), test.err) {
			t.Errorf("%s %.20q = %.50q, %v, want %.50q", test.mediaType, test.body, got, failed, test.want)
		}
	}
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, 404, "application/json", "{}") })
	n := 0
	for _, err := range (*SequenceCall[int])(prepare(t.Context(), c.Caller, sequenceOperation("application/x-ndjson"), &struct{}{})).All() {
		if n++; err == nil {
			t.Error("status 404 is no error")
		}
	}
	if n != 1 {
		t.Errorf("%d items after status 404, want one error", n)
	}
}

type rawJSON = json.RawMessage
