package config

import (
	"fmt"
	"go/token"
	"net/url"
	"regexp"
)

// A KeyError is a value that cannot be.
type KeyError struct {
	Key  string // "sdk.versions"
	Text string
}

// Error returns "key: what is wrong".
func (e *KeyError) Error() string { return e.Key + ": " + e.Text }

var (
	modulePath = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._~-]*(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*$`)
	checksum   = regexp.MustCompile(`^[0-9a-f]{64}$`)
	command    = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
)

// Check refuses values that no run can use. Its error is a *KeyError. A pin is
// not checked here: what can be one is the model's to say.
func (c *Config) Check() error {
	switch {
	case c.Out == "":
		return &KeyError{"out", "is empty"}
	case c.URL != "" && c.Spec != "":
		return &KeyError{"url", "there is a spec too"}
	case c.URL != "" && !checksum.MatchString(c.SHA256):
		return &KeyError{"sha256", fmt.Sprintf("%q is not the checksum that a document at a url must have: 64 hex digits", c.SHA256)}
	case c.URL == "" && c.SHA256 != "":
		return &KeyError{"sha256", "there is no url"}
	case !modulePath.MatchString(c.SDK.Module):
		return noModule("sdk.module", c.SDK.Module)
	case !token.IsIdentifier(c.SDK.Package) || c.SDK.Package == "main" || c.SDK.Package == "_":
		return &KeyError{"sdk.package", fmt.Sprintf("%q is no name of a Go package that can be imported", c.SDK.Package)}
	case c.SDK.Versions != Pinned && c.SDK.Versions != All:
		return &KeyError{"sdk.versions", fmt.Sprintf("%q is neither %q nor %q", c.SDK.Versions, Pinned, All)}
	case !modulePath.MatchString(c.CLI.Module):
		return noModule("cli.module", c.CLI.Module)
	case c.CLI.Module == c.SDK.Module:
		return &KeyError{"cli.module", fmt.Sprintf("%q is the module of the SDK", c.CLI.Module)}
	case !command.MatchString(c.CLI.Command):
		return &KeyError{"cli.command", fmt.Sprintf("%q is no name of a command: want lower-case letters, digits and hyphens", c.CLI.Command)}
	case c.Docs.Site != "" && !isSite(c.Docs.Site):
		return &KeyError{"docs.site", fmt.Sprintf("%q is no https address", c.Docs.Site)}
	}
	return nil
}

func noModule(key, path string) error {
	return &KeyError{key, fmt.Sprintf("%q is no path of a Go module", path)}
}

func isSite(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Scheme == "https" && u.Host != "" && u.RawQuery == "" && u.Fragment == ""
}
