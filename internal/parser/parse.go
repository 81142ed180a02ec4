// Package parser reads OpenAPI documents into the model. It chooses names, versions
// and the way to distinguish the arms of unions, and it is the only package that
// complains about a document. Its entry point is [Parse]. No type of libopenapi or of
// a YAML reader appears in its interface.
//
// A document passes through the packages below this one: tree turns bytes into a tree
// with positions; this package applies overlays and adds further files; strict checks
// the result; build turns it into the model.
package parser

import (
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
)

// Complaints lists all errors in a document, its overlays and the files that it refers
// to: by file, from top to bottom, each once.
type Complaints = complaint.List

// Parse reads a document with its overlays and returns its model. The error is a
// Complaints that lists all errors, in document order.
func Parse(o Options) (*model.Document, error) {
	o.without = map[model.Position]bool{}
	a := &attempt{options: o}
	doc := a.read()
	if doc == nil || !a.suffices() {
		return nil, a.complaints.Sorted()
	}
	a.warn()
	var complaints complaint.List
	doc.Warnings, complaints = o.Severities.judge(a.warnings)
	if len(complaints) > 0 {
		return nil, complaints
	}
	doc.Partial = len(o.without) > 0
	return doc, nil
}
