package main

import (
	"errors"
	"fmt"
	"io"
	"runtime/debug"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/atlasgen/atlasgen/internal/pipeline"
)

// The exit codes. Each has one meaning, whatever the format of the output.
const (
	exitDone     = 0
	exitFound    = 1 // a command found something, such as drift
	exitUsage    = 2 // the command line, the configuration or an output folder is wrong
	exitDocument = 3 // the document cannot be read, or is wrong
	exitFault    = 4 // this program is wrong
	exitSystem   = 5 // the machine refuses: a full disk, a missing permission, a command that failed
)

// run is the whole program: it reads files, writes outputs and returns the exit
// code.
func run(args []string, stdout, stderr io.Writer) (code int) {
	defer func() {
		if fault := recover(); fault != nil {
			fmt.Fprintf(stderr, "internal: %v\n%s", fault, debug.Stack())
			code = exitFault
		}
	}()
	root := rootCommand()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	c, err := root.ExecuteC()
	if err != nil && !errors.Is(err, errFound) {
		fmt.Fprintln(stderr, describe(err, isVerbose(c.Flags())))
	}
	return exitCode(err)
}

// isVerbose reports whether the flag --verbose is set, which all commands have.
func isVerbose(flags *pflag.FlagSet) bool {
	verbose, err := flags.GetBool("verbose")
	return err == nil && verbose
}

// describe returns the text of an error: with verbose, all complaints about a document.
func describe(err error, verbose bool) string {
	var document *pipeline.DocumentError
	if errors.As(err, &document) {
		return document.Summary(verbose)
	}
	return err.Error()
}

func rootCommand() *cobra.Command {
	generate := generateCommand()
	root := generateCommand() // the command if none is named
	root.Use = "gen"
	root.Long = "gen reads an OpenAPI document that holds every version of an API and writes\n" +
		"what a pin makes of it. Without a command it generates.\n\n" +
		"Exit codes: 0 done, 1 found something (drift, a breaking change, a sunset), 2 wrong\n" +
		"arguments or configuration, 3 the document is wrong or cannot be read, 4 an error of\n" +
		"gen itself, 5 the machine refused (full disk, permissions, a command that failed)."
	root.Args = noCommand
	root.Version = versionText(pipeline.Version)
	root.SetVersionTemplate("{{.Version}}\n")
	root.PersistentFlags().Bool("verbose", false, "list every error and warning; generate also lists free-form places,\n"+
		"what is only sent or returned if asked for, and how the arms of unions are told apart")
	root.SilenceUsage = true
	root.SilenceErrors = true
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(generate, checkCommand(), versionsCommand(), resolveCommand(),
		dialectCommand(), diffCommand(), namesCommand(), sunsetCommand(), fetchCommand(), migrateCommand(), serveCommand(), initCommand(), releaseCommand(), versionCommand())
	return root
}

// errFound is the error of a command that worked and found something.
var errFound = errors.New("found")

func usageError(format string, args ...any) error {
	return &pipeline.UsageError{Err: fmt.Errorf(format, args...)}
}

// exitCode returns the exit code for an error. Errors of cobra are errors of the
// command line.
func exitCode(err error) int {
	var document *pipeline.DocumentError
	var fault *pipeline.Fault
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errFound):
		return exitFound
	case isExhausted(err):
		return exitSystem
	case errors.As(err, &document):
		return exitDocument
	case errors.As(err, &fault):
		return exitFault
	case isRefused(err):
		return exitSystem
	default:
		return exitUsage
	}
}
