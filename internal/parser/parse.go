// Package parser reads OpenAPI documents into the model: it decides names,
// versions and how the arms of unions are told apart, and it is the only package
// that complains about a document. Its entry point is [Parse]; no type of
// libopenapi or of a YAML reader leaves it.
//
// The way of a document leads through the packages below it: tree makes bytes a
// tree with positions; here overlays are applied to it and further files taken in;
// strict complains about the result; build turns it into the model.
package parser

import (
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/build"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
)

// Complaints is everything that is wrong with a document, its overlays and the
// files that it refers to: by file, from top to bottom, none twice.
type Complaints = complaint.List

// Parse reads a document with its overlays and returns the model of it. The
// error is a Complaints with everything that is wrong, in document order.
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
	doc.Warnings = append(in.warnings, doc.Warnings...)
	return doc, nil
}
