// Package command implements the command line: it finds the requested operation,
// builds only its command, and runs it.
package command

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/templates/go/cli/body"
	"github.com/atlasgen/atlasgen/templates/go/cli/catalog"
	"github.com/atlasgen/atlasgen/templates/go/cli/complete"
	"github.com/atlasgen/atlasgen/templates/go/cli/failure"
	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/cli/settings"
	"github.com/atlasgen/atlasgen/templates/go/cli/target"
	"github.com/atlasgen/atlasgen/templates/go/ops"
	admin "github.com/atlasgen/atlasgen/templates/go/runtime"
)

// A Program holds what differs between generated command lines.
type Program struct {
	page.Program
	Table   *ops.Table
	Aliases []Alias // sorted by Old
	Connect func(options ...admin.Option) (Caller, error)

	Credentials    []func(values []string) admin.Option  // of Settings.Ways, in the same order
	Server         func(number int) admin.Option         // chooses a server; nil if there is one
	ServerVariable func(name, value string) admin.Option // sets a part of URLs of servers; nil if there is none

	Store func(dir string) admin.Option // stores tokens in a folder; nil if the program fetches none
}

// An Alias is a former name of an operation.
type Alias = catalog.Alias

// A Caller sends requests. The SDK's client is one.
type Caller interface {
	Do(ctx context.Context, r admin.Request) (*http.Response, error)
}

// Main runs the program with the arguments, the streams and the signals of the
// process, and returns its exit code.
func (p *Program) Main() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return p.Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
}

// Run runs the program. Its exit codes are those of failure.Exit.
func (p *Program) Run(ctx context.Context, args []string, in io.Reader, out, err io.Writer) int {
	s := &session{Program: p, in: in, out: out, err: err, text: &textWriter{w: out}, args: args, schemas: body.NewSchemas(p.Table)}
	return int(s.report(s.execute(ctx)))
}

// A session is one run of a program.
type session struct {
	*Program
	in       io.Reader
	out, err io.Writer
	text     *textWriter // writes to out what is no answer
	args     []string
	schemas  *body.Schemas
	options  options

	started     bool   // flags and arguments have been parsed
	warned      bool   // a deprecation has been printed
	progressing bool   // a progress line is shown
	path        string // of the latest request
	again       string // the command that waits for the requested change
}

// catalog returns the operations by all their names.
func (s *session) catalog() catalog.Catalog {
	return catalog.Catalog{Program: s.Name, Table: s.Table, Aliases: s.Aliases}
}

// about returns the description of the program for pages.
func (s *session) about() *page.Program { return &s.Program.Program }

func (s *session) finder() *target.Finder {
	return &target.Finder{Program: s.about(), Catalog: s.catalog(), Commands: []string{"api", "completion", "config", "help", "version"}}
}

func (s *session) completer() *complete.Completer {
	return &complete.Completer{Program: s.about(), Catalog: s.catalog(), Schemas: s.schemas}
}

func (s *session) execute(ctx context.Context) error {
	found, err := s.finder().Find(s.args)
	if err != nil {
		return failure.Usage(err)
	}
	root := s.root(found)
	root.SetArgs(found.Args)
	root.SetIn(s.in)
	root.SetOut(s.text)
	root.SetErr(s.err)
	err = root.ExecuteContext(ctx)
	switch {
	case err != nil && !s.started:
		return failure.Usage(err)
	case err == nil:
		return s.text.err
	}
	return err
}

// root returns the tree of commands. It contains only commands that the run may need.
func (s *session) root(t *target.Target) *cobra.Command {
	root := &cobra.Command{
		Use:               s.Name,
		Short:             "Call the " + s.Table.Title,
		Long:              "Call the " + s.Table.Title + ".\n\nEvery operation of the API is a command: \"" + s.Name + " api <operation>\".",
		SilenceErrors:     true,
		SilenceUsage:      true,
		RunE:              func(c *cobra.Command, _ []string) error { return c.Help() },
		PersistentPreRun:  func(*cobra.Command, []string) { s.started = true },
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: t.Op != nil},
	}
	root.SetFlagErrorFunc(t.FlagError)
	root.AddCommand(s.api(t))
	if t.Op == nil {
		root.Version = s.release()
		root.SetVersionTemplate("{{.Version}}\n")
		root.AddCommand(s.config().Command(), &cobra.Command{Use: "version", Short: "Print the version of this program and of the API", Args: cobra.NoArgs,
			RunE: func(*cobra.Command, []string) error {
				_, err := fmt.Fprintln(s.text, root.Version)
				return err
			}})
	}
	return root
}

// config describes the command that reads and writes profiles.
func (s *session) config() *settings.Config {
	return &settings.Config{
		Program: s.about(), Width: s.helpWidth(), Known: s.known, In: s.in, Out: s.text, Err: s.err, Say: s.say, Fault: s.faultOf,
	}
}

// release returns the versions of the program's module and of the API.
func (s *session) release() string {
	version := "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		version = info.Main.Version
	}
	return strings.TrimSpace(s.Name + " " + version + ", " + s.Table.Title + " " + s.Table.Pin)
}

// known returns an error for an unknown command.
func (s *session) known(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, sub := range c.Commands() {
		names = append(names, sub.Name())
	}
	return fmt.Errorf("there is no command %q%s", args[0], catalog.Suggestion(catalog.Nearest(args[0], names)))
}
