//go:build conformance

package conformance

import (
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/atlasgen/atlasgen/internal/conformance/source"
	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/emit/sdk"
	"github.com/atlasgen/atlasgen/internal/model"
)

var publishedFiles = []string{
	"specs/atlas-admin-v2-2025-07-22.yaml", "specs/atlas-admin-v2-2026-02-17.yaml", "specs/atlas-admin-v2-2026-08-21.yaml",
}

// TestAdditionsRenameNothing adds to each published document a copy of every schema
// and operation, and a preview with an inline schema to every operation that has
// none; all of them stand before what is there. No exported name of the SDK may go.
func TestAdditionsRenameNothing(t *testing.T) {
	for _, name := range publishedFiles {
		file := shared(t, name)
		larger := filepath.Join(t.TempDir(), "larger.yaml")
		write(t, larger, extended(t, file))
		from, to := parsed(t, file), parsed(t, larger)
		for _, pin := range []string{"2023-02-01", "2024-08-05", "2025-03-12"} {
			before, after := declarations(t, from, pin), declarations(t, to, pin)
			gone := difference(before, after)
			if len(gone) > 0 || len(after) < len(before)*3/2 {
				t.Errorf("%s at %s: of %d declarations %d are gone, the first are %q; there are %d now", name, pin, len(before), len(gone), gone[:min(9, len(gone))], len(after))
			}
			t.Logf("%s at %s: %d declarations, %d after the additions", name, pin, len(before), len(after))
		}
	}
}

// extended returns a document with additions of every kind.
func extended(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	schemas, paths := in(doc.Content[0], "components", "schemas"), in(doc.Content[0], "paths")
	var operations []*yaml.Node
	for i := 0; i < len(paths.Content); i += 2 {
		path := &yaml.Node{Kind: yaml.ScalarNode, Value: "/additions" + paths.Content[i].Value}
		operations = append(operations, path, copied(paths.Content[i+1], ""))
	}
	for i := 1; i < len(operations); i += 2 {
		renameOperations(operations[i])
		addPreviews(paths.Content[i])
	}
	paths.Content = slices.Concat(operations, paths.Content)
	schemas.Content = slices.Concat(copied(schemas, "AAA").Content, schemas.Content)
	larger, err := yaml.Marshal(&doc)
	if err != nil {
		t.Fatal(err)
	}
	return larger
}

// in returns the value below keys, or nil.
func in(n *yaml.Node, keys ...string) *yaml.Node {
	for _, key := range keys {
		i := 0
		for ; n != nil && i < len(n.Content) && n.Content[i].Value != key; i += 2 {
		}
		if n == nil || i >= len(n.Content) {
			return nil
		}
		n = n.Content[i+1]
	}
	return n
}

// copied returns a deep copy, with a prefix of the keys of a mapping. The copy refers
// to copied schemas.
func copied(n *yaml.Node, prefix string) *yaml.Node {
	c := *n
	c.Content = make([]*yaml.Node, len(n.Content))
	for i, child := range n.Content {
		c.Content[i] = copied(child, "")
		if value, ok := strings.CutPrefix(child.Value, "#/components/schemas/"); ok {
			c.Content[i].Value = "#/components/schemas/AAA" + value
		}
		if prefix != "" && i%2 == 0 {
			c.Content[i].Value = prefix + child.Value
		}
	}
	return &c
}

// renameOperations gives the operations of a copied path item other names.
func renameOperations(item *yaml.Node) {
	for i := 1; i < len(item.Content); i += 2 {
		for _, key := range []string{"operationId", "x-xgen-operation-id-override"} {
			if id := in(item.Content[i], key); id != nil {
				id.Value = "aaa" + strings.ToUpper(id.Value[:1]) + id.Value[1:]
			}
		}
	}
}

// addPreviews adds a public preview with an inline schema to the first success of
// each operation that has no preview. Its enums have the values of others.
func addPreviews(item *yaml.Node) {
	for i := 1; i < len(item.Content); i += 2 {
		content := in(item.Content[i], "responses", "200", "content")
		if content == nil || len(content.Content) == 0 || strings.Contains(fmt.Sprint(keysOf(content)), "preview") {
			continue
		}
		var preview yaml.Node
		if err := yaml.Unmarshal([]byte(previewContent), &preview); err != nil {
			panic(err)
		}
		content.Content = slices.Concat(preview.Content[0].Content, content.Content)
	}
}

const previewContent = `application/vnd.atlas.preview+json:
  schema:
    type: object
    properties:
      state: {type: string, enum: [IDLE, CREATING, UPDATING, DELETING, REPAIRING]}
      mode: {type: string, enum: [AVERAGE]}
      nested: {type: object, properties: {operator: {type: string, enum: [GREATER_THAN, LESS_THAN]}}}
  x-xgen-preview: {public: "true"}
  x-xgen-version: preview
`

func keysOf(n *yaml.Node) []string {
	var keys []string
	for i := 0; i < len(n.Content); i += 2 {
		keys = append(keys, n.Content[i].Value)
	}
	return keys
}

// declarations returns the exported names of the SDK of a document at a pin, sorted,
// each with its kind and type: what a program that uses the package depends on.
func declarations(t *testing.T, doc *model.Document, pin string) []string {
	t.Helper()
	asItIs := func(source []byte) ([]byte, error) { return source, nil }
	files, err := sdk.Emit(doc.Resolve(version(t, pin), false), sdk.Options{Module: "example.com/sdk", Package: "admin", Dialect: dialect.Atlas(), Format: asItIs})
	if err != nil {
		t.Fatal(err)
	}
	sources := map[string][]byte{}
	for _, f := range files {
		if path.Ext(f.Path) == ".go" {
			sources[path.Base(f.Path)] = f.Data
		}
	}
	p, err := source.Parse(sources)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	for _, file := range p.Files {
		for _, d := range exportedDeclarations(file) {
			all[d] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}
