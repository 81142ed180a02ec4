// Package sample writes calls of an API: shell commands, Go programs and calls of the
// command line. Each part of them has a class for its color.
package sample

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// A Sample is a program or a command that calls an operation.
type Sample struct {
	Title    string
	Language string // "shell" or "go"
	Code     Code
}

// All returns the samples of a page: command line, Go, and curl with the credentials
// of each alternative.
func (c *Call) All() []Sample {
	all := []Sample{{"Command line", "shell", c.cli()}}
	if c.endpoint != nil {
		body := c.typedBody()
		all = append(all, Sample{"Go SDK", "go", c.goProgram(body)})
		if body != nil {
			all = append(all, Sample{"Go SDK, body in JSON", "go", c.goProgram(nil)})
		}
	}
	for _, alternative := range c.op.Security {
		s := Sample{curlTitle(alternative), "shell", c.curl(alternative)}
		same := func(other Sample) bool { return other.Title == s.Title } // with other scopes
		if !slices.ContainsFunc(all, same) {
			all = append(all, s)
		}
	}
	if len(c.op.Security) == 0 {
		all = append(all, Sample{curlTitle(nil), "shell", c.curl(nil)})
	}
	return all
}

// curlTitle names the credentials of an alternative: "curl, service account".
func curlTitle(alternative model.Alternative) string {
	var titles []string
	for _, use := range alternative {
		titles = append(titles, text.Line(use.Scheme.Title))
	}
	if len(titles) == 0 {
		return "curl"
	}
	return "curl, " + strings.Join(titles, " and ")
}

// Pages returns a loop over all elements of a list in Go, empty if the SDK does not
// call this version, and the command that prints them. ok is false if the operation
// has no pages.
func (c *Call) Pages() (loop, command string, ok bool) {
	if c.answer.Kind != model.Pages {
		return "", "", false
	}
	if c.endpoint != nil {
		loop = c.goLoop()
	}
	code := c.cli()
	return loop, code.Text() + next + "--all", true
}
