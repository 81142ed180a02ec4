//go:build conformance

package reach

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/emit/program"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/model/coding"
	"github.com/atlasgen/atlasgen/templates/go/cli/page"
)

// compareCommands sends what the SDK sent with the command line, and compares the
// requests.
func (s *subject) compareCommands(t *testing.T, errands []errand, want []report) {
	t.Helper()
	commands := os.Getenv("REACH_COMMANDS")
	if commands == "" || !regexp.MustCompile(commands).MatchString(s.name) {
		return
	}
	line := s.commandLine(t)
	compared, same := 0, 0
	for i, e := range errands {
		if want[i].Error != "" {
			continue
		}
		compared++
		got, out := line.run(t, e)
		if difference := differ(got, want[i]); difference != "" {
			t.Errorf("%s: %s\n%.500s", e.endpoint.Operation.Command, difference, out)
			continue
		}
		same++
	}
	t.Logf("%d requests of the command line, %d as the SDK sends them", compared, same)
}

// A line is a command line with a server that records its requests.
type line struct {
	program string
	env     []string
	seen    *report
}

func (s *subject) commandLine(t *testing.T) line {
	t.Helper()
	folders, err := filepath.Glob(filepath.Join(s.dir, "cli", "cmd", "*"))
	if err != nil || len(folders) != 1 {
		t.Fatalf("programs: %q, %v", folders, err)
	}
	l := line{program: filepath.Join(t.TempDir(), "program"), seen: new(report)}
	build := exec.Command("go", "build", "-o", l.program, "./cmd/"+filepath.Base(folders[0]))
	build.Dir = filepath.Join(s.dir, "cli")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%.2000s", err, out)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body) // what is missing differs
		*l.seen = report{Method: r.Method, URL: r.RequestURI, Header: r.Header, Body: body}
		w.WriteHeader(http.StatusNoContent)
	}))
	t.Cleanup(server.Close)
	home := t.TempDir()
	p := program.Of(s.api.Document, dialect.Named(s.api.Document.Dialect), filepath.Base(folders[0]))
	l.env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+home)
	l.env = append(l.env, settings(p, server.URL)...)
	return l
}

// settings returns the variables that the program reads: the server and the same
// credentials as those of the probe.
func settings(p page.Program, server string) (env []string) {
	for _, k := range p.Settings.Keys {
		if k.Name == "base_url" {
			env = append(env, k.Env+"="+server)
		}
	}
	for _, way := range p.Settings.Ways {
		if len(way.Keys) > 1 && strings.Contains(way.Keys[0], "client") {
			continue // that would ask a server for a token
		}
		for i, name := range way.Keys {
			for _, k := range p.Settings.Keys {
				if k.Name == name {
					env = append(env, k.Env+"="+[]string{"first", "second", "third"}[i])
				}
			}
		}
	}
	return env
}

// run makes a call and returns the request and what the program printed.
func (l line) run(t *testing.T, e errand) (report, string) {
	t.Helper()
	op := e.endpoint.Operation
	args := []string{"api", op.Command}
	for _, p := range op.Params {
		if text := e.Params[p.In.String()+":"+p.Name.Wire]; text != nil {
			args = append(args, flags(p, text)...)
		}
	}
	if e.Body != nil {
		args = append(args, body(t, e)...)
	}
	*l.seen = report{Error: "no request"}
	c := exec.Command(l.program, args...)
	c.Env = l.env
	out, _ := c.CombinedOutput() // the request tells
	return *l.seen, fmt.Sprintf("%.700q\n%s", args, out)
}

// flags returns the flags that set a parameter.
func flags(p *model.Param, text json.RawMessage) []string {
	name := "--" + p.Name.Kebab
	var items []json.RawMessage
	if _, list := model.Resolved(p.Type).(*model.List); !list || json.Unmarshal(text, &items) != nil {
		return []string{name + "=" + unquoted(text)}
	}
	if slices.ContainsFunc(items, func(item json.RawMessage) bool { return item[0] == '{' || item[0] == '[' }) {
		return []string{name + "=" + string(text)}
	}
	var record []string
	for _, item := range items {
		record = append(record, unquoted(item))
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write(record) // a buffer takes it
	w.Flush()
	return []string{name + "=" + strings.TrimSuffix(b.String(), "\n")}
}

func unquoted(text json.RawMessage) string {
	var s string
	if json.Unmarshal(text, &s) != nil {
		return string(text)
	}
	return s
}

// body returns the flags that set the body.
func body(t *testing.T, e errand) (args []string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "content")
	r := e.endpoint.Revision.Request
	if c := r.Coding(); c != coding.Form && c != coding.Multipart {
		write(t, file, e.Body)
		if !r.MediaType.IsJSON() {
			write(t, file, []byte(unquoted(e.Body)))
		}
		return []string{"--file", file}
	}
	write(t, file, []byte("what the file contains\n"))
	var members map[string]json.RawMessage
	if err := json.Unmarshal(e.Body, &members); err != nil {
		t.Fatal(err)
	}
	object, _ := model.Resolved(r.Schema.Type).(*model.Object)
	for name, text := range members {
		items := []json.RawMessage{text}
		if text[0] == '[' {
			items = nil
			_ = json.Unmarshal(text, &items) // it is a list
		}
		for _, item := range items {
			if isFile(object, name) {
				args = append(args, "--form", name+"=@"+file)
			} else {
				args = append(args, "--form", name+"="+unquoted(item))
			}
		}
	}
	return args
}

func isFile(object *model.Object, name string) bool {
	if object == nil {
		return false
	}
	for _, p := range object.Properties {
		if p.Name.Wire == name {
			t := model.Resolved(p.Type)
			if list, ok := t.(*model.List); ok {
				t = model.Resolved(list.Elem.Type)
			}
			scalar, _ := t.(model.Primitive)
			return scalar.File
		}
	}
	return false
}

// differ returns how two requests differ, or an empty string.
func differ(got, want report) string {
	if got.Method != want.Method || address(got.URL) != address(want.URL) {
		return fmt.Sprintf("sends %s %s %s, the SDK sends %s %s", got.Error, got.Method, got.URL, want.Method, want.URL)
	}
	a, b := meaning(got), meaning(want)
	if !reflect.DeepEqual(a, b) {
		return fmt.Sprintf("sends %.700v, the SDK sends %.700v", a, b)
	}
	return ""
}

var number = regexp.MustCompile(`-?[0-9.]+([eE][+-]?[0-9]+)?`)

// address returns a URL with its query in order and with numbers in one spelling: the
// SDK does not keep that of 3.0 and 1E-7.
func address(url string) string {
	path, query, _ := strings.Cut(url, "?")
	pairs := strings.Split(query, "&")
	for i, pair := range pairs {
		name, value, _ := strings.Cut(pair, "=")
		if n, err := strconv.ParseFloat(value, 64); err == nil && number.FindString(value) == value {
			value = strconv.FormatFloat(n+0, 'g', -1, 64) // -0 is 0
		}
		pairs[i] = name + "=" + value
	}
	slices.Sort(pairs)
	return path + "?" + strings.Join(pairs, "&")
}

// meaning returns a request without what may differ: the names of programs, lengths,
// and the order and boundary of a form.
func meaning(r report) map[string]any {
	m := map[string]any{}
	for name, values := range r.Header {
		if !slices.Contains([]string{"User-Agent", "Content-Length", "Accept-Encoding", "Content-Type"}, name) {
			m[name] = values
		}
	}
	mediaType, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	m["Content-Type"] = mediaType
	var v any
	switch {
	case mediaType == "multipart/form-data":
		m["body"] = parts(r.Body, params["boundary"])
	case mediaType == "application/x-www-form-urlencoded":
		m["body"], _ = url.ParseQuery(string(r.Body)) // what is wrong differs
	case json.Unmarshal(r.Body, &v) == nil:
		m["body"] = v
	default:
		m["body"] = string(r.Body)
	}
	return m
}

func parts(body []byte, boundary string) (all []string) {
	for r := multipart.NewReader(bytes.NewReader(body), boundary); ; {
		part, err := r.NextRawPart()
		if err != nil {
			slices.Sort(all)
			return all
		}
		data, _ := io.ReadAll(part) // what is missing differs
		all = append(all, fmt.Sprintf("%v %s", part.Header, data))
	}
}
