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
	"github.com/atlasgen/atlasgen/internal/parser/build"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
)

// Complaints lists all errors in a document, its overlays and the files that it refers
// to: by file, from top to bottom, each once.
type Complaints = complaint.List

// Parse reads a document with its overlays and returns its model. The error is a
// Complaints that lists all errors, in document order.
func Parse(o Options) (*model.Document, error) {
	in, complaints := load(o)
	if len(complaints) > 0 {
		return nil, complaints
	}
	doc, complaints := build.Document(in.root, build.Options{Dialect: in.dialect, Reserved: o.Reserved, Lenient: o.OverlayLenient, Limit: in.limit})
	if len(complaints) > 0 {
		return nil, complaints
	}
	doc.File, doc.Checksum, doc.Dialect, doc.Limit = o.File, in.checksum, in.dialect.Name, in.limit
	doc.Warnings, complaints = o.Severities.judge(append(in.warnings, doc.Warnings...))
	if len(complaints) > 0 {
		return nil, complaints
	}
	return doc, nil
}
