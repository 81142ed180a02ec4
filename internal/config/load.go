package config

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Load reads a configuration file and returns its targets: the one that the keys
// at the top describe, and those of the key targets, which start from it. No two
// write to one folder. Unknown and repeated keys, values of the wrong kind and
// whatever Check refuses are errors that read "file:line:col: what is wrong".
func Load(file string) ([]*Config, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading the configuration: %w", err)
	}
	targets, err := parse(file, data)
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
	paths := []*string{&c.Spec, &c.Out, &c.SDK.Examples, &c.CLI.Aliases, &c.Docs.Changelog, &c.Templates}
	for i := range c.Overlays {
		paths = append(paths, &c.Overlays[i])
	}
	for _, p := range paths {
		if *p != "" && !filepath.IsAbs(*p) {
			*p = filepath.Join(dir, filepath.FromSlash(*p))
		}
	}
}

// A reader turns the text of a configuration file into targets.
type reader struct {
	file string
	tree *ast.File
}

func parse(file string, data []byte) ([]*Config, error) {
	const byteOrderMark = "\ufeff"
	tree, err := parser.ParseBytes(bytes.TrimPrefix(data, []byte(byteOrderMark)), 0)
	if err != nil {
		return nil, positioned(file, err)
	}
	r := reader{file, tree}
	base := Default()
	base.Outputs = nil
	if len(tree.Docs) == 0 || tree.Docs[0].Body == nil {
		base.Outputs = outputs(base, nil)
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

// split returns the keys of a mapping, the key targets apart.
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

// targets returns the first target and those that start from it.
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
	return all, nil
}

// overlap reports whether two output directories are the same, on a system that
// takes upper and lower case for one, or one lies in the other.
func (r reader) overlap(a, b string) bool {
	inside := func(dir, other string) bool {
		between, err := filepath.Rel(strings.ToLower(r.absolute(dir)), strings.ToLower(r.absolute(other)))
		return err == nil && filepath.IsLocal(between)
	}
	return inside(a, b) || inside(b, a)
}

// absolute returns a path of the file in full, or as it is if the working
// directory is gone.
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

// decode returns a copy of a configuration with the keys of a mapping in it.
// prefix is the path of the mapping in the file.
func (r reader) decode(from *Config, body ast.Node, keys []*ast.MappingValueNode, prefix string) (*Config, error) {
	c := *from
	c.Overlays = slices.Clone(from.Overlays)
	if len(keys) > 0 {
		rest := ast.Mapping(body.GetToken(), false, keys...)
		if err := yaml.NodeToValue(rest, &c, yaml.Strict()); err != nil {
			return nil, positioned(r.file, err)
		}
	}
	c.Outputs = outputs(from, keys)
	var wrong *KeyError
	if err := c.Check(); errors.As(err, &wrong) {
		return nil, fmt.Errorf("%s: %w", keyPlace(r.file, r.tree, prefix, wrong.Key), err)
	}
	return &c, nil
}

// outputs returns what is configured: the SDK, on which the others are built,
// and what there is a key for.
func outputs(from *Config, keys []*ast.MappingValueNode) []string {
	var names []string
	for _, name := range Outputs() {
		has := func(key *ast.MappingValueNode) bool { return key.Key.GetToken().Value == name }
		if name == "sdk" || slices.Contains(from.Outputs, name) || slices.ContainsFunc(keys, has) {
			names = append(names, name)
		}
	}
	return names
}
