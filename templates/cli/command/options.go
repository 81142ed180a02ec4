package command

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/atlasgen/atlasgen/templates/cli/page"
	"github.com/atlasgen/atlasgen/templates/ops"
)

// Options are the flags that operations share.
type options struct {
	version                                       string
	data, file, example                           string
	set                                           []string
	schema, noCheck                               bool
	all                                           bool
	maxItems                                      int
	watch                                         bool
	until                                         string
	watchTimeout, watchInterval, timeout          time.Duration
	output, query, columns, outputFile, errors    string
	decompress, noColor                           bool
	dryRun, curl, noRetry, plainHTTP              bool
	profile, baseURL                              string
	clientID, clientSecret, publicKey, privateKey string
	token                                         string

	authenticated bool // credentials were found
}

// bind adds the shared flags that an operation has in one version.
func (o *options) bind(flags *pflag.FlagSet, op *ops.Operation, v *ops.Version) {
	for _, f := range page.Flags() {
		if f.Group.Has(op, v) {
			o.add(flags, f)
		}
	}
}

// add adds one flag.
func (o *options) add(flags *pflag.FlagSet, f page.Flag) {
	switch {
	case o.text(f.Name) != nil:
		flags.StringVarP(o.text(f.Name), f.Name, f.Short(), "", f.Text)
	case o.toggle(f.Name) != nil:
		flags.BoolVar(o.toggle(f.Name), f.Name, false, f.Text)
	case o.span(f.Name) != nil:
		flags.Var((*span)(o.span(f.Name)), f.Name, f.Text)
	case f.Name == "set":
		flags.StringArrayVar(&o.set, f.Name, nil, f.Text)
	case f.Name == "max-items":
		flags.IntVar(&o.maxItems, f.Name, 0, f.Text)
	default:
		panic("a flag without a variable: " + f.Name)
	}
	if f.Name == "example" {
		flags.Lookup(f.Name).NoOptDefVal = "all"
	}
}

func (o *options) text(name string) *string {
	switch name {
	case "version":
		return &o.version
	case "data":
		return &o.data
	case "file":
		return &o.file
	case "example":
		return &o.example
	case "until":
		return &o.until
	case "output":
		return &o.output
	case "query":
		return &o.query
	case "columns":
		return &o.columns
	case "output-file":
		return &o.outputFile
	case "error-format":
		return &o.errors
	case "profile":
		return &o.profile
	case "base-url":
		return &o.baseURL
	case "client-id":
		return &o.clientID
	case "client-secret":
		return &o.clientSecret
	case "public-key":
		return &o.publicKey
	case "private-key":
		return &o.privateKey
	case "token":
		return &o.token
	}
	return nil
}

func (o *options) toggle(name string) *bool {
	switch name {
	case "schema":
		return &o.schema
	case "no-check":
		return &o.noCheck
	case "all":
		return &o.all
	case "watch":
		return &o.watch
	case "decompress":
		return &o.decompress
	case "no-color":
		return &o.noColor
	case "dry-run":
		return &o.dryRun
	case "curl":
		return &o.curl
	case "no-retry":
		return &o.noRetry
	case "plain-http":
		return &o.plainHTTP
	}
	return nil
}

func (o *options) span(name string) *time.Duration {
	switch name {
	case "watch-timeout":
		return &o.watchTimeout
	case "watch-interval":
		return &o.watchInterval
	case "timeout":
		return &o.timeout
	}
	return nil
}

// check refuses combinations and values that mean nothing.
func (o *options) check() error {
	switch {
	case o.errors != "" && o.errors != "text" && o.errors != "json":
		return usagef("--error-format: %q is neither text nor json", o.errors)
	case o.example != "" && o.example != "all" && o.example != "required":
		return usagef("--example: %q is neither all nor required", o.example)
	case o.maxItems < 0:
		return usagef("--max-items: %d is less than 0", o.maxItems)
	}
	return nil
}

// A span is a duration on the command line: 90s, 10m, 1h30m, or seconds.
type span time.Duration

// Set reads a duration.
func (s *span) Set(text string) error {
	if seconds, err := strconv.ParseUint(text, 10, 31); err == nil {
		*s = span(time.Duration(seconds) * time.Second)
		return nil
	}
	d, err := time.ParseDuration(text)
	if err != nil || d < 0 {
		return fmt.Errorf("want a duration as in 90s, 10m or 1h30m, or seconds")
	}
	*s = span(d)
	return nil
}

// String returns the duration, or nothing for none.
func (s *span) String() string {
	if *s == 0 {
		return ""
	}
	return strings.TrimSuffix(time.Duration(*s).String(), "0s")
}

// Type returns the word for the value in messages.
func (s *span) Type() string { return "duration" }
