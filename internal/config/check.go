package config

import (
	"fmt"
	"go/token"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// A KeyError is a wrong value of a key.
type KeyError struct {
	Key  string // "sdk.versions"
	Text string
}

// Error returns "key: what is wrong".
func (e *KeyError) Error() string { return e.Key + ": " + e.Text }

var (
	modulePath = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._~-]*(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*$`)
	checksum   = regexp.MustCompile(`^[0-9a-f]{64}$`)
	device     = regexp.MustCompile(`^(con|prn|aux|nul|com[0-9]|lpt[0-9])$`)
	command    = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
)

// Check returns a *KeyError for a value that no run can use. It does not check pins,
// because package model decides what a pin is.
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
	case c.SDK.Module != "" && !isModule(c.SDK.Module):
		return noModule("sdk.module", c.SDK.Module)
	case !isPackage(c.SDK.Package):
		return &KeyError{"sdk.package", fmt.Sprintf("%q is no name of a Go package that can be imported", c.SDK.Package)}
	case c.SDK.Versions != Pinned && c.SDK.Versions != All:
		return &KeyError{"sdk.versions", fmt.Sprintf("%q is neither %q nor %q", c.SDK.Versions, Pinned, All)}
	case c.CLI.Module != "" && !isModule(c.CLI.Module):
		return noModule("cli.module", c.CLI.Module)
	case c.CLI.Module != "" && c.CLI.Module == c.SDK.Module:
		return &KeyError{"cli.module", fmt.Sprintf("%q is the module of the SDK", c.CLI.Module)}
	case c.CLI.Command != "" && !isCommand(c.CLI.Command):
		return &KeyError{"cli.command", fmt.Sprintf("%q is no name of a command: want lower-case letters, digits and hyphens", c.CLI.Command)}
	case c.Docs.Site != "" && !isSite(c.Docs.Site):
		return &KeyError{"docs.site", fmt.Sprintf("%q is no https address", c.Docs.Site)}
	}
	return nil
}

// isPackage reports whether a package of this name, in a folder of the same name, can
// be imported on every system.
func isPackage(name string) bool {
	return token.IsIdentifier(name) && name[0] != '_' && !slices.Contains(specialPackages, name) && !isDevice(name)
}

// hiddenFolders are those that the go command looks into for other reasons.
var hiddenFolders = []string{"internal", "vendor", "testdata"}

// specialPackages mean something else to the go command (go help packages).
var specialPackages = []string{"main", "documentation", "internal", "vendor", "testdata", "all", "std", "cmd"}

// specialModules are the standard library's, or words of the go command.
var specialModules = []string{"go", "std", "cmd", "all", "main", "tool", "work", "toolchain"}

// isModule reports whether a path can be that of a module with packages to import.
func isModule(path string) bool {
	reserved := func(element string) bool { return element == "vendor" || isDevice(element) }
	return modulePath.MatchString(path) && !slices.Contains(specialModules, path) && !slices.ContainsFunc(strings.Split(path, "/"), reserved)
}

// isDevice reports whether Windows takes a file name for a device.
func isDevice(name string) bool {
	base, _, _ := strings.Cut(strings.ToLower(name), ".")
	return device.MatchString(base)
}

// isCommand reports whether a program can have a name, and the folder of its sources.
func isCommand(name string) bool {
	return command.MatchString(name) && !isDevice(name) && !slices.Contains(hiddenFolders, name)
}

func noModule(key, path string) error {
	return &KeyError{key, fmt.Sprintf("%q is no path of a Go module", path)}
}

func isSite(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Scheme == "https" && u.Host != "" && u.RawQuery == "" && u.Fragment == ""
}
