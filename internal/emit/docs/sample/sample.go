// Package sample writes calls of an API as a reader would: commands of a shell,
// programs in Go and calls of the command line, each part of them coloured by what
// it is.
package sample

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
)

// A Sample is a program or a command that calls an operation.
type Sample struct {
	Title    string
	Language string // "shell" or "go"
	Code     Code
}

// All returns the samples of a page: command line, Go, and curl with each way to
// authenticate.
func (c *Call) All() []Sample {
	all := []Sample{{"Command line", "shell", c.cli()}}
	if c.endpoint != nil {
		all = append(all, Sample{"Go SDK", "go", c.goProgram()})
	}
	oauth, keys := c.has(isClientCredentials), c.has(isDigest)
	if oauth {
		all = append(all, Sample{"curl, service account", "shell", c.curl(bearer)})
	}
	if keys {
		all = append(all, Sample{"curl, API key", "shell", c.curl(digest)})
	}
	if !oauth && !keys {
		all = append(all, Sample{"curl", "shell", c.curl(nobody)})
	}
	return all
}

// has reports whether the document has a security scheme of a kind.
func (m *Maker) has(kind func(model.SecurityKind) bool) bool {
	return slices.ContainsFunc(m.api.Document.Security, func(x *model.SecurityScheme) bool { return kind(x.Kind) })
}

func isDigest(k model.SecurityKind) bool { _, ok := k.(model.Digest); return ok }

func isClientCredentials(k model.SecurityKind) bool { _, ok := k.(model.ClientCredentials); return ok }

// Pages returns a loop over all elements of a list in Go, and the command that
// prints them; ok is false if the operation has no pages, or the SDK does not
// call it in this version.
func (c *Call) Pages() (loop, command string, ok bool) {
	if c.answer.Kind != model.Pages || c.endpoint == nil {
		return "", "", false
	}
	code := c.cli()
	return c.goLoop(), code.Text() + next + "--all", true
}
