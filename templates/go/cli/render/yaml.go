package render

import (
	"encoding/json"
	"fmt"
	"io"

	"go.yaml.in/yaml/v3"

	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// printYAML prints a value as YAML, with the order and digits of the JSON.
func printYAML(w io.Writer, v any) error {
	e := yaml.NewEncoder(w)
	e.SetIndent(2)
	if err := e.Encode(node(v)); err != nil {
		return fmt.Errorf("writing YAML: %w", err)
	}
	return e.Close()
}

func node(v any) *yaml.Node {
	switch v := v.(type) {
	case *tree.Object:
		n := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
		for _, m := range v.Members() {
			n.Content = append(n.Content, node(m.Name), node(m.Value))
		}
		return n
	case []any:
		n := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
		for _, item := range v {
			n.Content = append(n.Content, node(item))
		}
		return n
	case json.Number:
		return &yaml.Node{Kind: yaml.ScalarNode, Value: v.String()}
	}
	n := new(yaml.Node)
	if err := n.Encode(v); err != nil {
		panic("encoding a scalar:  " + err.Error())
	}
	return n
}
