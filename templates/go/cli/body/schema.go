// Package body makes and checks the bodies of requests by their schemas.
package body

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/cli/tree"
	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// Schemas reads the schemas of a table, each when it is first needed.
type Schemas struct {
	table  *ops.Table
	parsed map[string]*schema
}

// NewSchemas returns the schemas of a table.
func NewSchemas(t *ops.Table) *Schemas {
	return &Schemas{table: t, parsed: map[string]*schema{}}
}

// A schema is a JSON Schema as tables have it.
type schema struct {
	Ref              string            `json:"$ref"`
	Type             kinds             `json:"type"`
	Enum             []json.RawMessage `json:"enum"`
	Pattern          string            `json:"pattern"`
	Format           string            `json:"format"`
	Minimum          json.Number       `json:"minimum"`
	Maximum          json.Number       `json:"maximum"`
	ExclusiveMinimum json.Number       `json:"exclusiveMinimum"`
	ExclusiveMaximum json.Number       `json:"exclusiveMaximum"`
	MinLength        int               `json:"minLength"`
	MaxLength        *int              `json:"maxLength"`
	MinItems         int               `json:"minItems"`
	MaxItems         *int              `json:"maxItems"`
	UniqueItems      bool              `json:"uniqueItems"`
	MinProperties    int               `json:"minProperties"`
	MaxProperties    *int              `json:"maxProperties"`
	Items            *schema           `json:"items"`
	Properties       properties        `json:"properties"`
	Required         []string          `json:"required"`
	Additional       *schema           `json:"additionalProperties"`
	AnyOf            []*schema         `json:"anyOf"`
	Discriminator    *discriminator    `json:"discriminator"`
	ReadOnly         bool              `json:"readOnly"`
	WriteOnly        bool              `json:"writeOnly"`
	Deprecated       bool              `json:"deprecated"`
	Default          json.RawMessage   `json:"default"`
	Example          json.RawMessage   `json:"example"`
}

// Kinds are the types that a value may have: one, or one and null.
type kinds []string

func (k *kinds) UnmarshalJSON(data []byte) error {
	if data[0] == '[' {
		return json.Unmarshal(data, (*[]string)(k))
	}
	*k = kinds{""}
	return json.Unmarshal(data, &(*k)[0])
}

// A discriminator says which arm of a union a value belongs to.
type discriminator struct {
	PropertyName string
	Mapping      map[string]string // tag -> reference
}

// Properties keep the order in which they are declared.
type properties []property

type property struct {
	name string
	*schema
}

func (p *properties) UnmarshalJSON(data []byte) error {
	v, err := tree.Decode(data)
	if err != nil {
		return err
	}
	object, ok := v.(*tree.Object)
	if !ok {
		return fmt.Errorf("properties are %T", v)
	}
	for _, m := range object.Members() {
		s := new(schema)
		if err := json.Unmarshal(tree.Encode(m.Value), s); err != nil {
			return err
		}
		*p = append(*p, property{m.Name, s})
	}
	return nil
}

// parse reads a schema. Tables are generated, so that one which cannot be read
// is a fault of the generator.
func parse(text string) *schema {
	s := new(schema)
	if err := json.Unmarshal([]byte(text), s); err != nil {
		panic(fmt.Sprintf("schema %.100s: %v", text, err))
	}
	return s
}

// of returns the schema that s is or refers to.
func (c *Schemas) of(s *schema) *schema {
	for s.Ref != "" {
		s = c.named(s.Ref)
	}
	return s
}

const prefix = "#/$defs/"

func (c *Schemas) named(ref string) *schema {
	name := strings.TrimPrefix(ref, prefix)
	s := c.parsed[name]
	if s == nil {
		s = parse(c.table.Schema(name))
		c.parsed[name] = s
	}
	return s
}

// readOnly reports whether only the server sets a value.
func (c *Schemas) readOnly(s *schema) bool {
	return c.says(s, func(s *schema) bool { return s.ReadOnly })
}

// secret reports whether a value is not to be shown.
func (c *Schemas) secret(s *schema) bool {
	return c.says(s, func(s *schema) bool { return s.WriteOnly || s.Format == "password" })
}

// says reports whether a schema or one that it refers to has a property.
func (c *Schemas) says(s *schema, is func(*schema) bool) bool {
	for !is(s) {
		if s.Ref == "" {
			return false
		}
		s = c.named(s.Ref)
	}
	return true
}
