// Package config reads atlasgen.yaml, which describes inputs and outputs.
package config

import "cmp"

// Name is the file that is read where no other is named.
const Name = "atlasgen.yaml"

// A Config describes one target. Its paths are relative to the working directory once
// it has been loaded.
type Config struct {
	License   string            `yaml:"-"`        // the file LICENSE beside the configuration, which may be missing; empty without a configuration
	Name      string            `yaml:"-"`        // name of the target: Out as it is written, with slashes
	Top       bool              `yaml:"-"`        // it consists of the keys at the top level, and there are others
	Spec      string            `yaml:"spec"`     // the document
	URL       string            `yaml:"url"`      // the https address of the document, instead of Spec
	SHA256    string            `yaml:"sha256"`   // of the document at URL, in hex
	Dialect   string            `yaml:"dialect"`  // a built-in dialect, or a file, whose name has a dot or a slash; if empty, the built-in one that matches the document
	Overlays  []string          `yaml:"overlays"` // OpenAPI Overlays, in the order in which they are applied
	Pin       string            `yaml:"pin"`      // empty for a document without versions
	Out       string            `yaml:"out"`      // the folder of the outputs and their lock
	SDK       SDK               `yaml:"sdk"`
	CLI       CLI               `yaml:"cli"`
	Docs      Docs              `yaml:"docs"`
	Templates string            `yaml:"templates"` // a folder whose files replace built-in templates; empty for none
	Names     string            `yaml:"names"`     // a file of Go names that places of the document keep (gen names); empty for none
	Select    Select            `yaml:"select"`
	Warnings  map[string]string `yaml:"warnings"` // off, warning or error, by the code of a warning (docs/warnings.md)
	Outputs   []string          `yaml:"-"`        // those with a key of their own; nil for all

	// Options are the keys of outputs other than sdk, cli and docs, by output.
	Options map[string]map[string]any `yaml:"-"`
}

// SDK describes the Go module to generate.
type SDK struct {
	Module   string `yaml:"module"`   // its path; empty: made from the name of the program
	Package  string `yaml:"package"`  // the name of the one package that its users import
	Versions string `yaml:"versions"` // Pinned or All
	Examples string `yaml:"examples"` // a folder of Go files that become part of the module; empty for none
	Aliases  string `yaml:"aliases"`  // a former document, or the lock of a former output: its names of types and constants are kept as deprecated aliases; empty for none
}

// CLI describes the command-line client to generate.
type CLI struct {
	Module  string `yaml:"module"`  // the path of its Go module; empty: made from the name of the program
	Command string `yaml:"command"` // the name of the program; empty: that of the dialect, or made from the document's title
	Aliases string `yaml:"aliases"` // a file of "name: METHOD /path"; empty for the aliases of the dialect
}

// Docs describes the reference to generate.
type Docs struct {
	Site      string `yaml:"site"`      // the https address of the published reference; may be empty
	Changelog string `yaml:"changelog"` // a file in CommonMark for the changelog page, or a folder with a file for each date; may be empty
}

// Select names the part of the document to generate. Without names it is everything.
// An operation is selected if one of the names matches it.
type Select struct {
	Tags       []string `yaml:"tags"`       // as the document writes them
	Operations []string `yaml:"operations"` // public names or operationIds
	Paths      []string `yaml:"paths"`      // whole, or a prefix followed by "*"
}

// The values of SDK.Versions.
const (
	Pinned = "pinned" // every operation in the version that the pin selects
	All    = "all"    // the other stable versions too, under dated names
)

// Named returns the configuration with the names that it lacks: the program is
// called program, and the modules are called after it. Its error is a *KeyError.
func (c *Config) Named(program string) (*Config, error) {
	named := *c
	named.CLI.Command = cmp.Or(c.CLI.Command, program)
	named.SDK.Module = cmp.Or(c.SDK.Module, "github.com/atlasgen/"+named.CLI.Command+"-sdk")
	named.CLI.Module = cmp.Or(c.CLI.Module, "github.com/atlasgen/"+named.CLI.Command+"-cli")
	return &named, named.Check()
}

// Default returns what applies where neither file nor flag says otherwise.
func Default() *Config {
	return &Config{
		Name: "generated",
		Out:  "generated",
		SDK:  SDK{Package: "admin", Versions: Pinned},
	}
}
