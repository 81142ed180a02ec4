package cli_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestTranscripts runs the generated program as a person or a script would. A
// transcript is a sentence and commands. Transcripts called defect-... check
// that the program lacks a defect of the program that people use today.
// TestExamplesRun, command.TestStartDoesNotGrow and conformance.TestClock check
// others of these defects. The transcripts add these commands to those of
// testscript:
//
//	serve [-tls] FILE  start a server with the responses in FILE, and set the program's variables to use it;
//	                with -tls its certificate is written to certificate.pem
//	exits CODE COMMAND...  run a command that ends with an exit code
//	reached METHOD PATH  wait until the server has received a request
//	requests FILE   write the received requests to FILE
//	tty [-secret TEXT] FILE COMMAND...  run a command on a terminal of 80 columns, type a line
//	                when the terminal does not echo, and write its output to FILE
func TestTranscripts(t *testing.T) {
	program := built(t)
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/transcripts",
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("UPDATE_TRANSCRIPTS") != "",
		Setup: func(e *testscript.Env) error {
			e.Setenv("PATH", filepath.Dir(program)+string(os.PathListSeparator)+e.Getenv("PATH"))
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("XDG_CONFIG_HOME", filepath.Join(e.WorkDir, "config"))
			e.Setenv("XDG_CACHE_HOME", filepath.Join(e.WorkDir, "cache"))
			e.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+filepath.Join(e.WorkDir, "no-bus")) // of the keyring, which is not for tests
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"serve": serve, "exits": exits, "requests": requests, "tty": onTerminal, "reached": reached,
		},
	})
}

// exits runs a command that must end with an exit code.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var ended *exec.ExitError
	if errors.As(err, &ended) {
		got = ended.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// An answer is a response of the server to a request. Several responses to one
// request are sent in order, and the last one is repeated.
type answer struct {
	Request string // "GET /api/atlas/v2/groups?pageNum=1"
	Status  int
	Type    string // media type of the body; empty for the requested one
	Header  map[string]string
	Body    json.RawMessage
	Text    string // a body that is not JSON
	Gzip    string // a body that is compressed
	Hang    bool   // no response until the client disconnects
	Cut     bool   // the connection ends inside the body
}

// A server sends responses and records requests.
type server struct {
	mu      sync.Mutex
	answers []answer
	given   map[string]int
	log     bytes.Buffer
	changed *sync.Cond // of given
}

func serve(ts *testscript.TestScript, _ bool, args []string) {
	s := &server{given: map[string]int{}}
	s.changed = sync.NewCond(&s.mu)
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[len(args)-1])), &s.answers))
	web := httptest.NewUnstartedServer(s)
	if args[0] == "-tls" {
		web.Config.ErrorLog = log.New(io.Discard, "", 0) // hides errors of clients that do not trust the certificate
		web.StartTLS()
		certificate := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: web.Certificate().Raw})
		ts.Check(os.WriteFile(ts.MkAbs("certificate.pem"), certificate, 0o666))
	} else {
		web.Start()
	}
	ts.Defer(web.Close)
	ts.Setenv("MONGODB_ATLAS_BASE_URL", web.URL)
	ts.Setenv("SERVER", web.URL)
	servers.Store(ts.Getenv("WORK"), s)
}

// servers contains the servers of running transcripts, by working directory.
var servers sync.Map

func running(ts *testscript.TestScript) *server {
	found, ok := servers.Load(ts.Getenv("WORK"))
	if !ok {
		ts.Fatalf("no server")
	}
	return found.(*server)
}

// reached waits until the server has received a request.
func reached(ts *testscript.TestScript, _ bool, args []string) {
	s := running(ts)
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.given[strings.Join(args, " ")] == 0 {
		s.changed.Wait()
	}
}

func requests(ts *testscript.TestScript, _ bool, args []string) {
	s := running(ts)
	s.mu.Lock()
	defer s.mu.Unlock()
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), s.log.Bytes(), 0o666))
	s.log.Reset()
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	a := s.next(r, body)
	if a.Hang {
		<-r.Context().Done()
		return
	}
	header := w.Header()
	for name, value := range a.Header {
		header.Set(name, value)
	}
	content := a.content()
	if len(content) > 0 {
		header.Set("Content-Type", a.Type)
		if a.Type == "" {
			header.Set("Content-Type", r.Header.Get("Accept"))
		}
	}
	if a.Cut {
		header.Set("Content-Length", strconv.Itoa(len(content)+10))
	}
	w.WriteHeader(a.Status)
	_, _ = w.Write(content)
}

func (a *answer) content() []byte {
	switch {
	case a.Text != "":
		return []byte(a.Text)
	case a.Gzip != "":
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		_, _ = io.WriteString(w, a.Gzip) // the writer is in memory
		_ = w.Close()
		return b.Bytes()
	}
	return a.Body
}

// next records a request and returns its response.
func (s *server) next(r *http.Request, body []byte) answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	line := r.Method + " " + r.URL.RequestURI()
	fmt.Fprintln(&s.log, r.Method+" "+r.RequestURI) // the URL is complete in requests to a proxy
	for _, name := range []string{"Accept", "Content-Type", "Authorization", "Use-Effective-Instance-Fields"} {
		if value := r.Header.Get(name); value != "" {
			fmt.Fprintf(&s.log, "%s: %s\n", name, strings.SplitN(value, " username", 2)[0])
		}
	}
	if r.ContentLength < 0 {
		fmt.Fprintln(&s.log, "(chunked)")
	}
	if len(body) > 0 {
		fmt.Fprintf(&s.log, "%s\n", body)
	}
	defer s.changed.Broadcast()
	var fitting []answer
	for _, a := range s.answers {
		if a.Request == line || a.Request == r.Method+" "+r.URL.Path {
			fitting = append(fitting, a)
		}
	}
	n := s.given[line]
	s.given[line]++
	if len(fitting) == 0 {
		return answer{Status: 404, Type: "application/json", Body: json.RawMessage(`{"error":404,"errorCode":"NO_SUCH_ANSWER","detail":"the transcript has no answer to this"}`)}
	}
	return fitting[min(n, len(fitting)-1)]
}
