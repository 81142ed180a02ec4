// Package config reads atlasgen.yaml, which says what to generate, from what and
// where to.
package config

import (
	"errors"
	"fmt"
	"go/token"
	"os"
	"path/filepath"
	"regexp"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Name is the file that is read where no other is named.
const Name = "atlasgen.yaml"

// A Config says what to generate. Its paths are relative to the working
// directory once it has been loaded.
type Config struct {
	Spec     string   `yaml:"spec"`     // the document
	Overlays []string `yaml:"overlays"` // OpenAPI Overlays, in the order in which they are applied
	Pin      string   `yaml:"pin"`      // empty for a document without versions
	Out      string   `yaml:"out"`      // the outputs and their lock lie below it
	SDK      SDK      `yaml:"sdk"`
}

// SDK describes the Go module to generate.
type SDK struct {
	Module   string `yaml:"module"`   // its path
	Package  string `yaml:"package"`  // the name of the one package that its users import
	Versions string `yaml:"versions"` // Pinned or All
}

// The values of SDK.Versions.
const (
	Pinned = "pinned" // every operation in the version that the pin selects
	All    = "all"    // the other stable versions too, under dated names
)

// Default returns what applies where neither file nor flag says otherwise.
func Default() *Config {
	return &Config{
		Out: "generated",
		SDK: SDK{Module: "github.com/atlasgen/atlas-sdk", Package: "admin", Versions: Pinned},
	}
}

// Load reads a configuration file. Unknown and repeated keys, values of the
// wrong kind and whatever Check refuses are errors that read
// "file:line:col: what is wrong".
func Load(file string) (*Config, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading the configuration: %w", err)
	}
	c, err := parse(file, data)
	if err != nil {
		return nil, err
	}
	dir := filepath.Dir(file)
	for _, path := range append(each(c.Overlays), &c.Spec, &c.Out) {
		if *path != "" && !filepath.IsAbs(*path) {
			*path = filepath.Join(dir, filepath.FromSlash(*path))
		}
	}
	return c, nil
}

func each(list []string) []*string {
	var pointers []*string
	for i := range list {
		pointers = append(pointers, &list[i])
	}
	return pointers
}

func parse(file string, data []byte) (*Config, error) {
	tree, err := parser.ParseBytes(data, 0)
	if err != nil {
		return nil, positioned(file, err)
	}
	c := Default()
	if len(tree.Docs) == 0 || tree.Docs[0].Body == nil {
		return c, nil
	}
	if len(tree.Docs) > 1 {
		return nil, fmt.Errorf("%s: a second YAML document", place(file, tree.Docs[1].Body))
	}
	body := tree.Docs[0].Body
	if body.Type() != ast.MappingType && body.Type() != ast.MappingValueType {
		return nil, fmt.Errorf("%s: want keys with values", place(file, body))
	}
	if err := yaml.NodeToValue(body, c, yaml.Strict()); err != nil {
		return nil, positioned(file, err)
	}
	var wrong *KeyError
	if err := c.Check(); errors.As(err, &wrong) {
		return nil, fmt.Errorf("%s: %w", keyPlace(file, tree, wrong.Key), err)
	}
	return c, nil
}

// A KeyError is a value that cannot be.
type KeyError struct {
	Key  string // "sdk.versions"
	Text string
}

// Error returns "key: what is wrong".
func (e *KeyError) Error() string { return e.Key + ": " + e.Text }

var modulePath = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._~-]*(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*$`)

// Check refuses values that no run can use. Its error is a *KeyError. A pin is
// not checked here: what can be one is the model's to say.
func (c *Config) Check() error {
	switch {
	case c.Out == "":
		return &KeyError{"out", "is empty"}
	case !modulePath.MatchString(c.SDK.Module):
		return &KeyError{"sdk.module", fmt.Sprintf("%q is no path of a Go module", c.SDK.Module)}
	case !token.IsIdentifier(c.SDK.Package) || c.SDK.Package == "main" || c.SDK.Package == "_":
		return &KeyError{"sdk.package", fmt.Sprintf("%q is no name of a Go package that can be imported", c.SDK.Package)}
	case c.SDK.Versions != Pinned && c.SDK.Versions != All:
		return &KeyError{"sdk.versions", fmt.Sprintf("%q is neither %q nor %q", c.SDK.Versions, Pinned, All)}
	}
	return nil
}

func positioned(file string, err error) error {
	var at yaml.Error
	if !errors.As(err, &at) || at.GetToken() == nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	pos := at.GetToken().Position
	return fmt.Errorf("%s:%d:%d: %s", file, pos.Line, pos.Column, at.GetMessage())
}

func keyPlace(file string, tree *ast.File, key string) string {
	path, err := yaml.PathString("$." + key)
	if err != nil {
		return file
	}
	node, err := path.FilterFile(tree)
	if err != nil {
		return file
	}
	return place(file, node)
}

func place(file string, node ast.Node) string {
	if node == nil {
		return file
	}
	pos := node.GetToken().Position
	return fmt.Sprintf("%s:%d:%d", file, pos.Line, pos.Column)
}
