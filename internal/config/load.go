package config

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Load reads a configuration file and returns its targets. The keys at the top level
// describe the first. Each entry of the key targets starts with its values. Two
// targets must not write to one folder. Each name in outputs is a key too. Unknown and
// repeated keys, values of the wrong kind and all errors of Check are reported as
// "file:line:col: what is wrong".
func Load(file string, outputs []string) ([]*Config, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading the configuration: %w", err)
	}
	return Parse(file, data, outputs)
}

// Parse does what Load does with the content of a file.
func Parse(file string, data []byte, outputs []string) ([]*Config, error) {
	targets, err := parse(file, data, outputs)
	if err != nil {
		return nil, err
	}
	for _, c := range targets {
		c.resolve(filepath.Dir(file))
	}
	return targets, nil
}

// resolve makes paths relative to a folder relative to the working directory.
func (c *Config) resolve(dir string) {
	c.Name = path.Clean(filepath.ToSlash(c.Out))
	c.License = filepath.Join(dir, "LICENSE")
	paths := []*string{&c.Spec, &c.Out, &c.SDK.Examples, &c.CLI.Aliases, &c.Docs.Changelog, &c.Templates, &c.Names, &c.SDK.Aliases}
	if strings.ContainsAny(c.Dialect, `./\`) {
		paths = append(paths, &c.Dialect)
	}
	for i := range c.Overlays {
		paths = append(paths, &c.Overlays[i])
	}
	for _, p := range paths {
		if *p != "" && !filepath.IsAbs(*p) {
			*p = filepath.Join(dir, filepath.FromSlash(*p))
		}
	}
}

// A reader makes targets from the text of a configuration file.
type reader struct {
	file    string
	tree    *ast.File
	outputs []string // their names
}

func parse(file string, data []byte, outputs []string) ([]*Config, error) {
	const byteOrderMark = "\ufeff"
	tree, err := parser.ParseBytes(bytes.TrimPrefix(data, []byte(byteOrderMark)), 0)
	if err != nil {
		return nil, positioned(file, err)
	}
	r := reader{file, tree, outputs}
	base := Default()
	base.Outputs = []string{}
	if len(tree.Docs) == 0 || tree.Docs[0].Body == nil {
		return []*Config{base}, nil
	}
	if len(tree.Docs) > 1 {
		return nil, fmt.Errorf("%s: a second YAML document", place(file, tree.Docs[1].Body))
	}
	body := tree.Docs[0].Body
	keys, list, err := r.split(body)
	if err != nil {
		return nil, err
	}
	first, err := r.decode(base, body, keys, "")
	if err != nil {
		return nil, err
	}
	return r.targets(first, list)
}

// split separates the key targets from the other keys of a mapping.
func (r reader) split(body ast.Node) (keys []*ast.MappingValueNode, targets *ast.SequenceNode, err error) {
	if keys, err = r.mapping(body); err != nil {
		return nil, nil, err
	}
	i := slices.IndexFunc(keys, func(key *ast.MappingValueNode) bool { return key.Key.GetToken().Value == "targets" })
	if i < 0 {
		return keys, nil, nil
	}
	targets, ok := keys[i].Value.(*ast.SequenceNode)
	if !ok {
		return nil, nil, fmt.Errorf("%s: targets: want a list", place(r.file, keys[i].Value))
	}
	return slices.Delete(slices.Clone(keys), i, i+1), targets, nil
}

func (r reader) mapping(node ast.Node) ([]*ast.MappingValueNode, error) {
	switch node := node.(type) {
	case *ast.MappingNode:
		return node.Values, nil
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{node}, nil
	}
	return nil, fmt.Errorf("%s: want keys with values", place(r.file, node))
}

// targets returns the first target and those that start with its values.
func (r reader) targets(first *Config, list *ast.SequenceNode) ([]*Config, error) {
	all := []*Config{first}
	if list == nil {
		return all, nil
	}
	for i, node := range list.Values {
		keys, err := r.mapping(node)
		if err != nil {
			return nil, err
		}
		next, err := r.decode(first, node, keys, fmt.Sprintf("targets[%d].", i))
		if err != nil {
			return nil, err
		}
		for _, other := range all {
			if r.overlap(other.Out, next.Out) {
				return nil, fmt.Errorf("%s: two targets write to one place: out %q and %q", place(r.file, node), other.Out, next.Out)
			}
		}
		all = append(all, next)
	}
	first.Top = len(all) > 1
	return all, nil
}

// overlap reports whether two output directories are the same, or one contains the
// other. It ignores case, as some file systems do.
func (r reader) overlap(a, b string) bool {
	inside := func(dir, other string) bool {
		between, err := filepath.Rel(strings.ToLower(r.absolute(dir)), strings.ToLower(r.absolute(other)))
		return err == nil && filepath.IsLocal(between)
	}
	return inside(a, b) || inside(b, a)
}

// absolute returns the absolute path of a file. It returns the path unchanged if the
// working directory no longer exists.
func (r reader) absolute(name string) string {
	name = filepath.FromSlash(name)
	if !filepath.IsAbs(name) {
		name = filepath.Join(filepath.Dir(r.file), name)
	}
	if full, err := filepath.Abs(name); err == nil {
		return full
	}
	return name
}

// decode returns a copy of a configuration in which the keys of a mapping are set.
// prefix is the path of the mapping in the file.
func (r reader) decode(from *Config, body ast.Node, keys []*ast.MappingValueNode, prefix string) (*Config, error) {
	c := *from
	c.Overlays = slices.Clone(from.Overlays)
	c.Outputs, c.Options = slices.Clone(from.Outputs), maps.Clone(from.Options)
	keys, err := r.decodeOutputs(&c, keys)
	if err != nil {
		return nil, err
	}
	if len(keys) > 0 {
		rest := ast.Mapping(body.GetToken(), false, keys...)
		if err := yaml.NodeToValue(rest, &c, yaml.Strict()); err != nil {
			return nil, positioned(r.file, err)
		}
	}
	var wrong *KeyError
	if err := c.Check(); errors.As(err, &wrong) {
		return nil, fmt.Errorf("%s: %w", keyPlace(r.file, r.tree, prefix, wrong.Key), err)
	}
	return &c, nil
}

// decodeOutputs decodes the keys of outputs, and returns those that have a field in
// Config.
func (r reader) decodeOutputs(c *Config, keys []*ast.MappingValueNode) (rest []*ast.MappingValueNode, err error) {
	for _, key := range keys {
		name := key.Key.GetToken().Value
		output := slices.Contains(r.outputs, name)
		if output && !slices.Contains(c.Outputs, name) {
			c.Outputs = append(c.Outputs, name)
		}
		if !output || slices.Contains(typedOutputs, name) {
			rest = append(rest, key)
			continue
		}
		options := maps.Clone(c.Options[name])
		if err := yaml.NodeToValue(key.Value, &options); err != nil {
			return nil, positioned(r.file, err)
		}
		if c.Options == nil {
			c.Options = map[string]map[string]any{}
		}
		c.Options[name] = options
	}
	return rest, nil
}

// typedOutputs are the outputs with a field in Config.
var typedOutputs = []string{"sdk", "cli", "docs"}
