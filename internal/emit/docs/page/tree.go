package page

import (
	"github.com/atlasgen/atlasgen/internal/emit/value"
	"github.com/atlasgen/atlasgen/internal/model"
)

// trees builds the attribute trees of one page. It expands each schema once for
// requests and once for responses. The maps are never ranged over.
type trees struct {
	site    *Site
	side    value.Side
	shallow bool // do not expand declared types below the first
	anchors *anchors
	first   map[expansion]string // the anchor where a schema is expanded
	open    map[*model.Decl]bool // lists and maps that are being described
	room    int                  // bytes that further schemas with pages of their own may take
	depth   int                  // schemas that are being expanded
}

// maxDepth is how deep a page expands schemas in each other. Anchors and indents
// grow with the depth.
const maxDepth = 30

type expansion struct {
	decl *model.Decl
	side value.Side
}

func newTrees(s *Site) *trees {
	return &trees{site: s, anchors: newAnchors(), first: map[expansion]string{}, open: map[*model.Decl]bool{}, room: s.room}
}

// expand returns the tree of a declared type where it occurs first, and else a
// tree that refers to it. It returns nil for a type that is left to its own page.
func (t *trees) expand(d *model.Decl, at string, fill func(*Tree)) *Tree {
	if t.shallow && len(t.first) > 0 && t.site.schemas[d] != "" {
		return nil
	}
	key := expansion{d, t.side}
	if anchor := t.first[key]; anchor != "" {
		return &Tree{See: anchor, Schema: d.Name.Wire}
	}
	t.room -= t.site.extents[d]
	if (t.room < 0 || t.depth == maxDepth) && !t.shallow && t.site.schemas[d] != "" {
		return nil
	}
	tree := &Tree{Anchor: at, Schema: d.Name.Wire}
	t.first[key] = at
	t.depth++
	fill(tree)
	t.depth--
	return tree
}

// attributes returns the properties of an object that are sent in this direction.
func (t *trees) attributes(o *model.Object, at string) []*Field {
	var fields []*Field
	for _, p := range o.Properties {
		if t.side.Shows(&p.Schema) {
			fields = append(fields, t.attribute(p, at))
		}
	}
	if o.Additional != nil {
		fields = append(fields, t.additional(o.Additional, nil, at))
	}
	return fields
}

func (t *trees) attribute(p *model.Property, at string) *Field {
	f := t.field(&p.Schema, p.Name.Wire, at+"-"+p.Name.Wire)
	f.Required = p.Required
	return f
}
