// Package parser reads OpenAPI documents into the model: it decides names,
// versions and how the arms of unions are told apart, and it is the only package
// that complains about a document. Its entry point is [Parse]; no type of
// libopenapi or of a YAML reader leaves it.
package parser

import (
	"fmt"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
)

// Parse reads a document with its overlays and returns the model of it. The
// error is a Complaints with everything that is wrong, in document order.
func Parse(o Options) (*model.Document, error) {
	root, checksum, warnings, complaints := load(o)
	if len(complaints) > 0 {
		return nil, complaints
	}
	b := newBuilder(root, o)
	doc := b.document()
	doc.File, doc.Checksum = o.File, checksum
	doc.Warnings = append(warnings, b.warnings...)
	if len(b.complaints) > 0 {
		return nil, b.complaints.Sorted()
	}
	return doc, nil
}

// A builder turns a checked tree into the model. The maps are asked, never
// ranged over.
type builder struct {
	root       *node
	names      claims
	short      map[string]string         // schema -> its name, shortened
	decls      map[*node]*model.Decl     // schema -> its declaration
	objects    map[*node]*model.Object   // schema -> its properties, parents' included
	required   map[*node]map[string]bool // schema -> names that it requires, parents' included
	schemas    map[*node]*model.Schema   // inline schema -> what it means
	objectLike map[*node]bool            // schema -> whether it describes JSON objects
	enums      map[string]*model.Decl    // inline enums by their values
	targets    map[string]*node          // references resolved
	operations map[string]*model.Operation
	bases      map[*node]*model.Decl // a union that is an arm of itself -> its own properties
	declared   []*model.Decl         // in the order in which they were met
	unions     []*pendingUnion
	lenient    bool
	warnings   []model.Warning
	complaints complaint.List
}

func newBuilder(root *node, o Options) *builder {
	b := &builder{
		root:       root,
		names:      newClaims(o.Reserved),
		bases:      map[*node]*model.Decl{},
		decls:      map[*node]*model.Decl{},
		objects:    map[*node]*model.Object{},
		required:   map[*node]map[string]bool{},
		schemas:    map[*node]*model.Schema{},
		objectLike: map[*node]bool{},
		enums:      map[string]*model.Decl{},
		targets:    map[string]*node{},
		operations: map[string]*model.Operation{},
		lenient:    o.OverlayLenient,
	}
	var schemas []string
	for key := range root.get("components").get("schemas").pairs() {
		schemas = append(schemas, key.text)
	}
	b.short = shortNames(schemas)
	return b
}

func (b *builder) complain(pos model.Position, format string, args ...any) {
	b.complaints.Add(pos, format, args...)
}

// take claims a Go name for what stands at pos. It complains and returns false if
// the name is taken.
func (b *builder) take(name, what string, pos model.Position) bool {
	fault := b.names.take(name, what, pos)
	if fault != "" {
		b.complain(pos, "%s", fault)
	}
	return fault == ""
}

// takeKebab claims the hyphenated name of an operation or a tag, and complains if
// another of the kind has it.
func (b *builder) takeKebab(kind string, name model.Name, pos model.Position) {
	if fault := b.names.takeKebab(kind, name.Kebab, kind+" "+complaint.Quote(name.Wire), pos); fault != "" {
		b.complain(pos, "%s", fault)
	}
}

func (b *builder) warn(pos model.Position, format string, args ...any) {
	b.warnings = append(b.warnings, model.Warning{Pos: pos, Text: fmt.Sprintf(format, args...)})
}
