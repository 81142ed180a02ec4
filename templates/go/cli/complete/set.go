package complete

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/templates/go/cli/body"
	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
)

// paths returns the completion of --set: a path to a part of the body, then the values
// that this part may have. Fields of forms have no parts.
func (c *Completer) paths(r *ops.Request) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if r == nil || r.Schema == "" {
			return nil, noFiles
		}
		root := schema.Parse(r.Schema)
		path, _, isValue := strings.Cut(begun, "=")
		if isValue {
			var list []cobra.Completion
			for _, value := range c.values(c.part(root, path)) {
				list = append(list, path+"="+value)
			}
			return list, noFiles
		}
		end := strings.LastIndexByte(begun, '.') + 1
		return c.members(c.part(root, strings.TrimSuffix(begun[:end], ".")), begun[:end], r.IsForm()), noFiles | cobra.ShellCompDirectiveNoSpace
	}
}

// members returns the properties of a part of the body, with what follows them.
func (c *Completer) members(s *schema.Schema, path string, isForm bool) []cobra.Completion {
	var list []cobra.Completion
	for _, p := range c.properties(s) {
		if !isPlain(p.Name) || strings.ContainsAny(p.Name, ".=") || c.Schemas.ReadOnly(p.Schema) {
			continue
		}
		word := path + p.Name
		of := c.Schemas.Resolve(p.Schema)
		if of.Items != nil && !isForm {
			word += ".0"
			of = c.Schemas.Resolve(of.Items)
		}
		if len(c.properties(of)) > 0 && !isForm {
			word += "."
		} else {
			word += "="
		}
		list = append(list, word)
	}
	return list
}

// part returns the schema of a part of a value, or nil.
func (c *Completer) part(s *schema.Schema, path string) *schema.Schema {
	steps, err := body.Path(path)
	if err != nil {
		return nil
	}
	for _, step := range steps {
		if step.Index >= 0 {
			s = c.Schemas.Resolve(s).Items
		} else {
			all := c.properties(s)
			i := slices.IndexFunc(all, func(p schema.Property) bool { return p.Name == step.Name })
			if i < 0 {
				return nil
			}
			s = all[i].Schema
		}
		if s == nil {
			return nil
		}
	}
	return s
}

// properties returns the properties of an object. A union has those of all its
// variants.
func (c *Completer) properties(s *schema.Schema) []schema.Property {
	if s == nil {
		return nil
	}
	s = c.Schemas.Resolve(s)
	all := slices.Clone(s.Properties)
	for _, variant := range s.AnyOf {
		for _, p := range c.properties(variant) {
			if !slices.ContainsFunc(all, func(q schema.Property) bool { return q.Name == p.Name }) {
				all = append(all, p)
			}
		}
	}
	return all
}

// values returns the known values of a scalar.
func (c *Completer) values(s *schema.Schema) []string {
	if s == nil {
		return nil
	}
	s = c.Schemas.Resolve(s)
	if slices.Contains(s.Type, "boolean") {
		return []string{"true", "false"}
	}
	var values []string
	for _, text := range s.Enum {
		var value string
		if json.Unmarshal(text, &value) != nil {
			value = string(text)
		}
		if isPlain(value) {
			values = append(values, value)
		}
	}
	return values
}
