// Package schema reads the JSON Schemas of a table of operations and checks values.
// The command line and the fake of the API share its messages. Values have the form
// that package tree decodes.
package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// A Schema is a JSON Schema of a table. Keywords without a field do not restrict
// values.
type Schema struct {
	Ref              string            `json:"$ref"` // "#/$defs/NAME"
	Type             Kinds             `json:"type"`
	Enum             []json.RawMessage `json:"enum"`
	Pattern          string            `json:"pattern"`
	Format           string            `json:"format"`
	Minimum          json.Number       `json:"minimum"`
	Maximum          json.Number       `json:"maximum"`
	ExclusiveMinimum json.Number       `json:"exclusiveMinimum"`
	ExclusiveMaximum json.Number       `json:"exclusiveMaximum"`
	MultipleOf       json.Number       `json:"multipleOf"`
	MinLength        int               `json:"minLength"` // in characters
	MaxLength        *int              `json:"maxLength"`
	MinItems         int               `json:"minItems"`
	MaxItems         *int              `json:"maxItems"`
	UniqueItems      bool              `json:"uniqueItems"`
	MinProperties    int               `json:"minProperties"`
	MaxProperties    *int              `json:"maxProperties"`
	Items            *Schema           `json:"items"`
	PrefixItems      []*Schema         `json:"prefixItems"`
	Properties       Properties        `json:"properties"`
	Required         []string          `json:"required"`
	PropertyNames    *Schema           `json:"propertyNames"`
	Additional       *Schema           `json:"additionalProperties"`
	AnyOf            []*Schema         `json:"anyOf"`

	PatternProperties Properties          `json:"patternProperties"`
	AllOf             []*Schema           `json:"allOf"`
	OneOf             []*Schema           `json:"oneOf"`
	Not               *Schema             `json:"not"`
	If                *Schema             `json:"if"`
	Then              *Schema             `json:"then"`
	Else              *Schema             `json:"else"`
	Contains          *Schema             `json:"contains"`
	MinContains       *int                `json:"minContains"`
	MaxContains       *int                `json:"maxContains"`
	DependentRequired map[string][]string `json:"dependentRequired"`
	DependentSchemas  map[string]*Schema  `json:"dependentSchemas"`

	Discriminator *Discriminator  `json:"discriminator"`
	Tag           *Tag            `json:"tag"`
	ReadOnly      bool            `json:"readOnly"`
	WriteOnly     bool            `json:"writeOnly"`
	Deprecated    bool            `json:"deprecated"`
	Default       json.RawMessage `json:"default"`
	Example       json.RawMessage `json:"example"`
	Sample        json.RawMessage `json:"sample"` // value that the generator made, where a reader cannot make it
}

// Kinds are the allowed types of a value: one, or one and null. If empty, all are
// allowed.
type Kinds []string

// UnmarshalJSON reads one kind or a list of them.
func (k *Kinds) UnmarshalJSON(data []byte) error {
	if data[0] == '[' {
		return json.Unmarshal(data, (*[]string)(k))
	}
	*k = Kinds{""}
	return json.Unmarshal(data, &(*k)[0])
}

// A Discriminator names the property that selects a variant of a union.
type Discriminator struct {
	PropertyName string
	Mapping      map[string]string // value -> reference
}

// A Tag is the property in an example of a union that selects the first variant.
type Tag struct{ PropertyName, Value string }

// Properties are in the order of their declaration.
type Properties []Property

// A Property is a member that an object may have.
type Property struct {
	Name string
	*Schema
}

// UnmarshalJSON reads an object and keeps the order of its members.
func (p *Properties) UnmarshalJSON(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return err
		}
		s := new(Schema)
		if err := d.Decode(s); err != nil {
			return err
		}
		*p = append(*p, Property{name.(string), s}) // in an object the decoder returns only strings here
	}
	return nil
}

// Property returns the schema of the property with a name, or nil.
func (s *Schema) Property(name string) *Schema {
	i := slices.IndexFunc(s.Properties, func(p Property) bool { return p.Name == name })
	if i < 0 {
		return nil
	}
	return s.Properties[i].Schema
}

// Parse reads a schema. It panics if the schema is wrong, because tables are
// generated.
func Parse(text string) *Schema {
	s := new(Schema)
	if err := json.Unmarshal([]byte(text), s); err != nil {
		panic(fmt.Sprintf("schema %.100s: %v", text, err))
	}
	return s
}

// A Set holds schemas that refer to each other by name. It is safe for concurrent use.
type Set struct {
	find     func(name string) *Schema
	mu       sync.Mutex
	known    map[string]*Schema
	patterns map[string]*regexp.Regexp
}

// NewSet returns a Set that gets schemas from find. It calls find once for each name,
// when the name is first used.
func NewSet(find func(name string) *Schema) *Set {
	return &Set{find: find, known: map[string]*Schema{}, patterns: map[string]*regexp.Regexp{}}
}

// Of returns the schemas of a table.
func Of(t *ops.Table) *Set {
	return NewSet(func(name string) *Schema { return Parse(t.Schema(name)) })
}

// Prefix is the beginning of a reference, before the name of the schema.
const Prefix = "#/$defs/"

func (c *Set) named(ref string) *Schema {
	name := strings.TrimPrefix(ref, Prefix)
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.known[name]
	if s == nil {
		s = c.find(name)
		c.known[name] = s
	}
	return s
}

// Resolve follows references and returns the schema they lead to.
func (c *Set) Resolve(s *Schema) *Schema {
	for s.Ref != "" {
		s = c.named(s.Ref)
	}
	return s
}

// Has reports whether is returns true for s or for a schema that s refers to.
func (c *Set) Has(s *Schema, is func(*Schema) bool) bool {
	for !is(s) {
		if s.Ref == "" {
			return false
		}
		s = c.named(s.Ref)
	}
	return true
}

// ReadOnly reports whether only the server sets a value.
func (c *Set) ReadOnly(s *Schema) bool {
	return c.Has(s, func(s *Schema) bool { return s.ReadOnly })
}

// WriteOnly reports whether the server never returns a value.
func (c *Set) WriteOnly(s *Schema) bool {
	return c.Has(s, func(s *Schema) bool { return s.WriteOnly })
}

// Secret reports whether a value must not be shown.
func (c *Set) Secret(s *Schema) bool {
	return c.Has(s, func(s *Schema) bool { return s.WriteOnly || s.Format == "password" })
}
