//go:build conformance

package tables_test

import (
	"bytes"
	"crypto/tls"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/atlasgen/atlasgen/internal/conformance/tables"
	"github.com/atlasgen/atlasgen/internal/conformance/wire"
)

// A loopback answers requests as a proxy of all servers. The user name of the proxy says
// which call a request belongs to.
type loopback struct {
	mu      sync.Mutex
	readers map[string]*wire.Reader // by call
	checks  map[string]tables.Check
	seen    map[string][]seen
	tls     *tls.Config
}

// A seen is a request.
type seen struct {
	request *http.Request // without its body
	body    string
	reading string
}

func (l *loopback) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodConnect {
		l.tunnel(w, r)
		return
	}
	l.answer(w, r, caller(r))
}

// answer answers a request of a call.
func (l *loopback) answer(w http.ResponseWriter, r *http.Request, id string) {
	data, _ := io.ReadAll(r.Body)
	r.Body = io.NopCloser(bytes.NewReader(data))
	reader, c := l.readers[id], l.checks[id]
	if reader == nil {
		http.Error(w, "no such call: "+id, http.StatusTeapot)
		return
	}
	reading := reader.Read(r)
	l.mu.Lock()
	l.seen[id] = append(l.seen[id], seen{r, string(data), reading.String()})
	count := len(l.seen[id])
	l.mu.Unlock()
	for _, text := range c.All("answer-header") {
		name, value, _ := strings.Cut(text, ": ")
		w.Header().Add(name, value)
	}
	if answers := c.All("answer"); len(answers) > 0 {
		writeAnswer(w, answers[min(count, len(answers))-1])
		return
	}
	if len(data) == 0 || !c.Has("value") {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(data)
}

// writeAnswer writes an answer: the status, the media type, and a body behind the first space
// or line after them.
func writeAnswer(w http.ResponseWriter, text string) {
	head, body, _ := strings.Cut(text, "\n")
	fields := strings.SplitN(head, " ", 3)
	status, err := strconv.Atoi(fields[0])
	if err != nil {
		http.Error(w, err.Error(), http.StatusTeapot)
		return
	}
	if len(fields) > 1 {
		w.Header().Set("Content-Type", strings.ReplaceAll(fields[1], "_", " "))
	}
	if len(fields) > 2 {
		body = fields[2] + body
	}
	w.WriteHeader(status)
	_, _ = io.WriteString(w, body)
}

// caller returns the call that a request belongs to.
func caller(r *http.Request) string {
	_, code, _ := strings.Cut(r.Header.Get("Proxy-Authorization"), " ")
	text, _ := base64.StdEncoding.DecodeString(code)
	return strings.TrimSuffix(string(text), ":")
}

// sent returns a request in the form of a check "wire": the method and the address, with
// the host if the check has it, then the headers that the check names.
func (s seen) sent(want string) string {
	lines := strings.Split(want, "\n")
	address := s.request.URL.RequestURI()
	if strings.Contains(lines[0], "://") {
		address = s.request.URL.String()
	}
	got := []string{s.request.Method + " " + address}
	for _, l := range lines[1:] {
		name, _, _ := strings.Cut(l, ":")
		values := slices.Clone(s.request.Header.Values(name))
		if len(values) == 0 {
			got = append(got, name+":")
			continue
		}
		got = append(got, fmt.Sprintf("%s: %s", name, strings.Join(values, ", ")))
	}
	return strings.Join(got, "\n")
}
