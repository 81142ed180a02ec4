package parser

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/build"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
)

// Reading and building a document are separate, and each looks at a document only if
// nothing was complained about before. So that all complaints come at once, what is
// complained about is left out and the rest is read again. This also answers what a
// selection and Options.Lenient ask: whether the rest, without the parts in error, is
// enough.

// maxAttempts bounds how often a document with errors is read.
const maxAttempts = 8

// An attempt is one way through a document, with the parts that are left out of it.
type attempt struct {
	options    Options
	left       []*piece           // the selected operations among them
	complaints complaint.List     // of all rounds, about what is selected
	warnings   complaint.Warnings // of the last round
}

// read reads the document, until nothing is complained about in what remains of it.
// It returns nil if that is not to be reached.
func (a *attempt) read() *model.Document {
	for range maxAttempts {
		in, complaints := load(a.options)
		if len(complaints) == 0 {
			var doc *model.Document
			if doc, complaints = a.build(in); doc != nil {
				return doc
			}
		}
		if !a.leaveOut(in, complaints) {
			return nil
		}
	}
	return nil
}

func (a *attempt) build(in input) (*model.Document, complaint.List) {
	o := a.options
	doc, complaints := build.Document(in.root, build.Options{Dialect: in.dialect, Reserved: o.Reserved, Kept: o.Kept, Lenient: o.OverlayLenient, Limit: in.limit})
	if doc == nil {
		return nil, complaints
	}
	doc.File, doc.Checksum, doc.Dialect, doc.Limit = o.File, in.checksum, in.dialect.Name, in.limit
	a.warnings = append(in.warnings, doc.Warnings...)
	doc.Warnings = nil
	return doc, nil
}

// leaveOut notes the parts of the document that complaints are about, and all that
// need them. It returns false if a complaint is about something else.
func (a *attempt) leaveOut(in input, complaints complaint.List) bool {
	if in.root == nil {
		a.complaints = append(a.complaints, complaints...)
		return false
	}
	point(in.root, complaints)
	p := newParts(in)
	p.reach(a.options.Selection)
	for _, one := range complaints {
		if p.matters(one) {
			a.complaints = append(a.complaints, one)
		}
	}
	blamed, all := p.blame(complaints)
	for _, b := range blamed {
		a.options.without[b.node.Pos] = true
		if b.operation != nil && b.reached {
			a.left = append(a.left, b)
		}
	}
	return all
}

// suffices reports whether the document without the parts in error has all that the
// options ask for.
func (a *attempt) suffices() bool { return len(a.complaints) == 0 || a.options.Lenient }

// warn adds a warning for each selected operation that was left out.
func (a *attempt) warn() {
	for _, l := range a.left {
		a.warnings.Add(complaint.OperationLeftOut, l.node.Pos, "%s %s is left out, because of an error at %v: %s",
			strings.ToUpper(l.operation.Method), complaint.Printable(l.operation.Path), l.cause.Pos, l.cause.Text)
	}
}
