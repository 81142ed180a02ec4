package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/cli/profile"
	"github.com/atlasgen/atlasgen/templates/go/ops"
	admin "github.com/atlasgen/atlasgen/templates/go/runtime"
)

// answers is a Caller that returns a list of responses, one for each call.
type answers struct {
	bodies []string
	asked  int
}

func (a *answers) Do(ctx context.Context, r admin.Request) (*http.Response, error) {
	if err := ctx.Err(); err != nil {
		return nil, &admin.Error{Method: r.Operation.Method, Path: r.Operation.Path, Err: err}
	}
	body := a.bodies[min(a.asked, len(a.bodies)-1)]
	a.asked++
	if number, page, _ := strings.Cut(body, " "); len(number) == 3 && number >= "400" && number <= "599" {
		status, _ := strconv.Atoi(number)
		return nil, &admin.Error{Method: r.Operation.Method, Path: r.Operation.Path, Status: admin.Status(status), Body: []byte(page)}
	}
	if body == "EOF" {
		return nil, &admin.Error{Method: r.Operation.Method, Path: r.Operation.Path, Err: io.EOF}
	}
	header := http.Header{"Content-Type": {r.Operation.Accept}}
	return &http.Response{StatusCode: http.StatusOK, Header: header, Body: io.NopCloser(strings.NewReader(body))}, nil
}

func sample() *ops.Table {
	answer := []*ops.Response{{Status: "200", Media: []ops.Media{{Type: "application/json", Format: "json", Schema: "{}"}}}}
	id := &ops.Param{Name: "groupId", Flag: "group-id", In: ops.Path, Type: "string", Required: true}
	return &ops.Table{Title: "Things API", Operations: []*ops.Operation{
		{Name: "changeThing", ID: "changeGroupThing", Method: "PATCH", Path: "/groups/{groupId}", Tag: "Big Things", Params: []*ops.Param{id},
			Versions: []ops.Version{{Responses: answer}},
			Watcher:  &ops.Watcher{Get: "getThing", Params: []ops.WatchParam{{Name: "groupId", From: "input:groupId"}}, Path: "$.state", Values: []string{"IDLE"}}},
		{Name: "getThing", ID: "getThing", Method: "GET", Path: "/groups/{groupId}", Tag: "Big Things", Params: []*ops.Param{id}, Versions: []ops.Version{{Responses: answer}}},
	}, IDs: []ops.ID{{Long: "changeGroupThing", Name: "changeThing"}}}
}

var atlas = page.Program{
	Name: "atlas",
	Settings: profile.Table{
		Variable: "ATLAS_PROFILE",
		Keys:     []profile.Key{{Name: "base_url", Env: "ATLAS_BASE_URL"}, {Name: "project_id", Env: "ATLAS_PROJECT_ID", Alias: "project-id"}, {Name: "output"}},
	},
	Renames: []page.Rename{{Param: "groupId", Below: "/groups/{groupId}", Flag: "project-id"}},
}

// ran runs a program with the given responses. It returns the exit code and the
// output.
func ran(t *testing.T, ctx context.Context, a *answers, args ...string) (code int, out, err string) {
	t.Helper()
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	p := Program{
		Program: atlas, Table: sample(),
		Aliases: []Alias{{Old: "oldThing", New: "getThing"}},
		Connect: func(...admin.Option) (Caller, error) { return a, nil },
	}
	var stdout, stderr strings.Builder
	code = p.Run(ctx, args, strings.NewReader(""), &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		args string
		code int
		err  string
	}{
		{"api getThing --group-id x", 0, ""},
		{"api oldThing --groupId x", 0, ""},
		{"api get-thing --project-id x", 0, ""},
		{"api changeGroupThing --GROUP_ID x", 0, ""},
		{"api big-things getThing --group-id x", 0, ""},
		{"--output json api --group-id x getThing", 0, ""},
		{"api getThin", 2, "atlas: there is no operation \"getThin\"; did you mean getThing?\n"},
		{"api big-things goneThing", 2, "atlas: \"Big Things\" has no operation \"goneThing\"; see atlas api big-things\n"},
		{"api goneAway", 2, "atlas: there is no operation \"goneAway\"; search with: atlas api list --grep WORD\n"},
		{"api big-things get", 2, "atlas: \"Big Things\" has no operation \"get\"; did you mean getThing?\n"},
		{"things get --group-id x", 2, "atlas: there is no command \"things\"; did you mean atlas api getThing?\n"},
		{"big-things", 2, "atlas: there is no command \"big-things\"; did you mean atlas api big-things?\n"},
		{"get-thing --help", 2, "atlas: there is no command \"get-thing\"; did you mean atlas api getThing?\n"},
		{"aip getThing", 2, "atlas: there is no command \"aip\"; did you mean api?\n"},
		{"xyz", 2, "atlas: there is no command \"xyz\"; see atlas --help\n"},
		{"api getThing x", 2, "atlas: getThing takes no argument x; give it with a flag: --group-id GROUP_ID\n"},
		{"api wait getThing x", 2, "atlas: getThing takes no argument x; give it with a flag: --group-id GROUP_ID\n"},
		{"api changeThing --group-id x --watch false", 2, "atlas: changeThing takes no argument false; a switch has its value behind =, as in --watch=false\n"},
		{"api getThing --grup-id x", 2, "atlas: unknown flag: --grup-id; did you mean --group-id?\n"},
		{"api getThing", 2, "atlas: --group-id is missing\nsee atlas api getThing --help\n"},
	} {
		code, _, err := ran(t, t.Context(), &answers{bodies: []string{`{"state":"IDLE"}`}}, strings.Fields(c.args)...)
		if code != c.code || err != c.err {
			t.Errorf("%s: exit code %d, %q, want %d, %q", c.args, code, err, c.code, c.err)
		}
	}
}

// A name of nothing but marks stands for no operation, also where operations have no
// long names.
func TestEmptyNames(t *testing.T) {
	table := sample()
	for _, op := range table.Operations {
		op.ID = ""
	}
	table.IDs = nil
	a := &answers{bodies: []string{"{}"}}
	for _, name := range []string{"", "-", "_.", "goneThing"} {
		p := Program{Program: atlas, Table: table, Connect: func(...admin.Option) (Caller, error) { return a, nil }}
		var out, err strings.Builder
		code := p.Run(t.Context(), []string{"api", name, "--group-id", "5"}, strings.NewReader(""), &out, &err)
		if want := fmt.Sprintf("atlas: there is no operation %q", name); code != 2 || !strings.HasPrefix(err.String(), want) {
			t.Errorf("api %q: exit code %d, %q, want 2, %q", name, code, err.String(), want)
		}
	}
}

// TestStartDoesNotGrow checks that a run builds only the requested command: with a
// table of a thousand operations it allocates as much as with a table of two.
func TestStartDoesNotGrow(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	small, large := sample(), sample()
	for i := range 1000 {
		op := *small.Operations[1]
		op.Name = fmt.Sprintf("otherThing%03d", i)
		large.Operations = append(large.Operations, &op)
	}
	for _, args := range [][]string{{"api", "getThing", "--help"}, {"api", "getThing", "--group-id", "x"}} {
		var allocated [2]float64
		for i, table := range []*ops.Table{small, large} {
			p := Program{Program: atlas, Table: table, Connect: func(...admin.Option) (Caller, error) { return &answers{bodies: []string{"{}"}}, nil }}
			allocated[i] = testing.AllocsPerRun(10, func() { p.Run(t.Context(), args, nil, io.Discard, io.Discard) })
		}
		if allocated[1] > allocated[0]+10 || allocated[0] > 1000 { // a pool of the standard library may have been emptied
			t.Errorf("%v allocates %v times, and %v times with a thousand operations more", args, allocated[0], allocated[1])
		}
	}
}

// A watch of an hour takes no time here: synctest has its own clock.
func TestWatchWaits(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	for _, c := range []struct {
		name    string
		bodies  []string
		args    []string
		code    int
		out     string
		waited  time.Duration
		message string
	}{
		{"done after three looks", []string{`{}`, `{"state":"BUSY"}`, `{"state":"BUSY"}`, `{"state":"IDLE"}`}, nil, 0, `{"state":"IDLE"}` + "\n", 10 * time.Second, ""},
		{"a pause of its own", []string{`{}`, `{"state":"BUSY"}`, `{"state":"IDLE"}`}, []string{"--watch-interval", "1h"}, 0, `{"state":"IDLE"}` + "\n", time.Hour, ""},
		{"a bare number is seconds", []string{`{}`, `{"state":"BUSY"}`}, []string{"--watch-timeout", "12"}, 1, "", 12 * time.Second, "it is not done yet: changeThing after 12s"},
		{"a state of failure", []string{`{}`, `{"state":"BUSY"}`, `{"state":"DEPLOY_FAILED"}`}, nil, 1, `{"state":"DEPLOY_FAILED"}` + "\n", 5 * time.Second, "changeThing ended in state DEPLOY_FAILED"},
		{"an error of the API", []string{`{}`, "403"}, nil, 3, "", 0, "HTTP 403"},
		{"trouble", []string{`{}`, "404", "503", "<html>", `{"state":"BUSY"}`, "429", "EOF", "404 <html>", `{"state":"IDLE"}`}, nil, 0, `{"state":"IDLE"}` + "\n", 35 * time.Second, ""},
		{"trouble for ever", []string{`{}`, "500"}, nil, 7, "", 25 * time.Second, "HTTP 500"},
		{"gone meanwhile", []string{`{}`, `{"state":"BUSY"}`, "404"}, nil, 4, "", 5 * time.Second, "HTTP 404"},
		{"no network", []string{`{}`, "EOF"}, nil, 8, "", 0, "EOF"},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				start := time.Now()
				var stdout, stderr strings.Builder
				a := &answers{bodies: c.bodies}
				p := Program{Program: atlas, Table: sample(), Connect: func(...admin.Option) (Caller, error) { return a, nil }}
				args := append([]string{"api", "changeThing", "--group-id", "x", "--watch", "-o", "jsonl"}, c.args...)
				code := p.Run(t.Context(), args, nil, &stdout, &stderr)
				if code != c.code || stdout.String() != c.out || time.Since(start) != c.waited || !strings.Contains(stderr.String(), c.message) {
					t.Errorf("exit code %d, %q, %q after %v, want %d, %q, %q after %v", code, stdout.String(), stderr.String(), time.Since(start), c.code, c.out, c.message, c.waited)
				}
			})
		})
	}
}

func TestInterruptedWatch(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(7*time.Second, cancel)
		var stdout, stderr strings.Builder
		a := &answers{bodies: []string{`{}`, `{"state":"BUSY"}`}}
		p := Program{Program: atlas, Table: sample(), Connect: func(...admin.Option) (Caller, error) { return a, nil }}
		code := p.Run(ctx, []string{"api", "changeThing", "--group-id", "x", "--watch"}, nil, &stdout, &stderr)
		if code != 130 || stdout.String() != "" || !strings.Contains(stderr.String(), "interrupted") {
			t.Errorf("exit code %d, %q, %q, want 130 and a word about it", code, stdout.String(), stderr.String())
		}
	})
}

func FuzzLocate(f *testing.F) {
	f.Add("api getThing --group-id x")
	f.Add("__complete api big-things get")
	f.Add("help api wait changeThing -- --x")
	f.Fuzz(func(t *testing.T, line string) {
		args := strings.Fields(line)
		s := &session{Program: &Program{Table: sample()}}
		found, err := s.finder().Find(args)
		if err == nil && len(found.Args) != len(args) {
			t.Errorf("Find(%q) = %q", args, found.Args)
		}
	})
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// Everything that cannot be written is an error, also help.
func TestFullDisk(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	for _, args := range []string{"", "--help", "version", "api --help", "api list", "api big-things", "api getThing --help", "api wait getThing --help", "api getThing --group-id x", "config --help", "config path", "completion bash"} {
		var stderr strings.Builder
		p := Program{Program: atlas, Table: sample(), Connect: func(...admin.Option) (Caller, error) { return &answers{bodies: []string{"{}"}}, nil }}
		if code := p.Run(t.Context(), strings.Fields(args), nil, full{}, &stderr); code != 1 || !strings.Contains(stderr.String(), "no space left") {
			t.Errorf("%s: exit code %d, %q", args, code, stderr.String())
		}
	}
}
