// Package kept reads and writes the file of names that places of a document keep. With
// it, a fork decides when a Go name moves.
package kept

import (
	"bytes"
	"cmp"
	"fmt"
	"go/token"
	"maps"
	"slices"

	"github.com/goccy/go-yaml"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/naming"
)

// A file is the YAML of a list of names.
type file struct {
	Operations map[string]string            `yaml:"operations"`
	Parameters map[string]string            `yaml:"parameters"`
	Types      map[string]string            `yaml:"types"`
	Constants  map[string]map[string]string `yaml:"constants"`
}

// Parse reads a list of names. An unknown key, and a name that is no exported Go
// identifier, is an error.
func Parse(name string, data []byte) (naming.Kept, error) {
	var f file
	if err := yaml.UnmarshalWithOptions(data, &f, yaml.Strict()); err != nil {
		return naming.Kept{}, fmt.Errorf("%s: %w", name, err)
	}
	for _, list := range append([]map[string]string{f.Operations, f.Parameters, f.Types}, slices.Collect(maps.Values(f.Constants))...) {
		for _, place := range slices.Sorted(maps.Keys(list)) {
			if !token.IsIdentifier(list[place]) || !token.IsExported(list[place]) {
				return naming.Kept{}, fmt.Errorf("%s: %s: %q is no exported Go identifier", name, place, list[place])
			}
		}
	}
	return naming.Kept(f), nil
}

// Of returns the names that a document gets.
func Of(doc *model.Document) naming.Kept {
	k := naming.Kept{Operations: map[string]string{}, Parameters: map[string]string{}, Types: map[string]string{}, Constants: map[string]map[string]string{}}
	for _, op := range doc.Operations {
		place := op.Method + " " + op.Path
		k.Operations[place], k.Parameters[place] = op.Name.Go, op.Forms.Params
	}
	for _, d := range doc.Decls {
		if d.Pointer == "" {
			continue
		}
		k.Types[d.Pointer] = cmp.Or(k.Types[d.Pointer], d.Name.Go)
		if e, ok := d.Type.(*model.Enum); ok && k.Types[d.Pointer] == d.Name.Go {
			values := map[string]string{}
			for _, v := range e.Values {
				values[v.Wire] = v.Go
			}
			k.Constants[d.Pointer] = values
		}
	}
	return k
}

const head = `# Go names that places of the document keep. gen names writes this file, people review it,
# and the next run reads it (names: in atlasgen.yaml). Delete a line to let a name move.
`

// Write returns the text of a list of names, sorted.
func Write(k naming.Kept) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(head)
	for _, part := range []struct {
		key  string
		list map[string]string
	}{{"operations", k.Operations}, {"parameters", k.Parameters}, {"types", k.Types}} {
		if err := write(&b, "", part.key, part.list); err != nil {
			return nil, err
		}
	}
	if len(k.Constants) > 0 {
		b.WriteString("constants:\n")
	}
	for _, pointer := range slices.Sorted(maps.Keys(k.Constants)) {
		if err := write(&b, "  ", pointer, k.Constants[pointer]); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// write writes a mapping with sorted keys below a key.
func write(b *bytes.Buffer, indent, key string, list map[string]string) error {
	if len(list) == 0 {
		return nil
	}
	text, err := scalar(key)
	if err != nil {
		return err
	}
	fmt.Fprintf(b, "%s%s:\n", indent, text)
	for _, place := range slices.Sorted(maps.Keys(list)) {
		text, err := scalar(place)
		if err != nil {
			return err
		}
		fmt.Fprintf(b, "%s  %s: %s\n", indent, text, list[place])
	}
	return nil
}

// scalar returns text as a key of YAML.
func scalar(text string) (string, error) {
	data, err := yaml.MarshalWithOptions(text, yaml.JSON())
	return string(bytes.TrimSpace(data)), err
}
