package command

import (
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/atlasgen/atlasgen/templates/go/cli/failure"
	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/cli/profile"
)

// Options are the flags that operations share.
type options struct {
	version                                    string
	data, file, example                        string
	contentType, accept                        string
	set, form                                  []string
	schema, noCheck                            bool
	all                                        bool
	maxItems, maxAnswer                        int
	watch                                      bool
	until                                      string
	watchTimeout, watchInterval, timeout       span
	output, query, columns, outputFile, errors string
	decompress, noColor                        bool
	dryRun, curl, noRetry, plainHTTP           bool
	profile, baseURL                           string
	credentials                                map[string]*string // by name of their setting

	authenticated bool     // credentials were found
	missing       []string // the missing part of credentials, if only a part was found
	origins       []string // what credentials come from: flags, variables, keys of a profile
}

// bind adds those shared flags to a command that the list names.
func (o *options) bind(flags *pflag.FlagSet, list []page.Flag, wanted func(page.Flag) bool) {
	variables := o.variables()
	for _, f := range list {
		if !wanted(f) {
			continue
		}
		if f.Setting != "" {
			variables[f.Name] = o.credential(f.Setting)
		}
		switch v := variables[f.Name].(type) {
		case *string:
			flags.StringVarP(v, f.Name, f.Short(), "", f.Text)
		case *bool:
			flags.BoolVar(v, f.Name, false, f.Text)
		case *int:
			flags.IntVar(v, f.Name, 0, f.Text)
		case *[]string:
			flags.StringArrayVar(v, f.Name, nil, f.Text)
		case *span:
			flags.Var(v, f.Name, f.Text)
		default:
			panic("a flag without a variable: " + f.Name)
		}
		if f.Name == "example" {
			flags.Lookup(f.Name).NoOptDefVal = "all"
		}
	}
}

// credential returns the variable for the value of a credential.
func (o *options) credential(setting string) *string {
	if o.credentials == nil {
		o.credentials = map[string]*string{}
	}
	o.credentials[setting] = new(string)
	return o.credentials[setting]
}

// settings returns the settings that flags set.
func (o *options) settings() profile.Settings {
	s := profile.Settings{"base_url": o.baseURL, "output": o.output}
	for setting, value := range o.credentials {
		s[setting] = *value
	}
	return s
}

// variables returns the variables for the values of flags.
func (o *options) variables() map[string]any {
	return map[string]any{
		"version":        &o.version,
		"data":           &o.data,
		"file":           &o.file,
		"set":            &o.set,
		"form":           &o.form,
		"content-type":   &o.contentType,
		"accept":         &o.accept,
		"example":        &o.example,
		"schema":         &o.schema,
		"all":            &o.all,
		"max-items":      &o.maxItems,
		"max-answer":     &o.maxAnswer,
		"watch":          &o.watch,
		"watch-timeout":  &o.watchTimeout,
		"watch-interval": &o.watchInterval,
		"until":          &o.until,
		"output":         &o.output,
		"query":          &o.query,
		"columns":        &o.columns,
		"output-file":    &o.outputFile,
		"decompress":     &o.decompress,
		"no-color":       &o.noColor,
		"dry-run":        &o.dryRun,
		"curl":           &o.curl,
		"no-check":       &o.noCheck,
		"no-retry":       &o.noRetry,
		"timeout":        &o.timeout,
		"error-format":   &o.errors,
		"profile":        &o.profile,
		"base-url":       &o.baseURL,
		"plain-http":     &o.plainHTTP,
	}
}

// check rejects contradictory flags and wrong values.
func (o *options) check() error {
	switch {
	case o.errors != "" && o.errors != "text" && o.errors != "json":
		return failure.Usagef("--error-format: %q is neither text nor json", o.errors)
	case o.example != "" && o.example != "all" && o.example != "required":
		return failure.Usagef("--example: %q is neither all nor required", o.example)
	case o.maxItems < 0:
		return failure.Usagef("--max-items: %d is less than 0", o.maxItems)
	case o.maxAnswer < 0:
		return failure.Usagef("--max-answer: %d is less than 0", o.maxAnswer)
	}
	return nil
}

// A span is a duration on the command line: 90s, 10m, 1h30m, or seconds.
type span time.Duration

// Set reads a duration.
func (s *span) Set(text string) error {
	d, err := profile.Duration(text)
	*s = span(d)
	return err
}

// String returns the duration, or "" for none.
func (s *span) String() string {
	if *s == 0 {
		return ""
	}
	return strings.TrimSuffix(time.Duration(*s).String(), "0s")
}

// Type returns the word for the value in messages.
func (s *span) Type() string { return "duration" }
