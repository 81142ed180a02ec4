package config

import (
	"errors"
	"fmt"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

func positioned(file string, err error) error {
	var at yaml.Error
	if !errors.As(err, &at) || at.GetToken() == nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	pos := at.GetToken().Position
	return fmt.Errorf("%s:%d:%d: %s%s", file, pos.Line, pos.Column, at.GetMessage(), hint(at.GetMessage()))
}

// keyPlace returns the position of a key's value: in the target that prefix names or,
// if the key is not there, at the top level.
func keyPlace(file string, tree *ast.File, prefix, key string) string {
	for _, name := range []string{prefix + key, key} {
		path, err := yaml.PathString("$." + name)
		if err != nil {
			continue
		}
		if node, err := path.FilterFile(tree); err == nil && node != nil {
			return place(file, node)
		}
	}
	return file
}

func place(file string, node ast.Node) string {
	if node == nil {
		return file
	}
	pos := node.GetToken().Position
	return fmt.Sprintf("%s:%d:%d", file, pos.Line, pos.Column)
}
