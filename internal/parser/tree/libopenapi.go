package tree

import (
	"errors"
	"strings"

	"github.com/pb33f/libopenapi"
	"github.com/pb33f/libopenapi/index"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
)

// Confirm lets libopenapi build its own model of the checked document and returns
// every error of it. It says nothing about correct documents, and little about
// wrong ones that the checks before have not said better, with a place. A tree
// that is changed is no longer what the file says.
func (s *Source) Confirm(changed bool) complaint.List {
	document, origin := s.document, func(line, column int) model.Position {
		return model.Position{File: s.file, Line: max(line, 1), Column: max(column, 1)}
	}
	if changed || s.aliased {
		text, origins := s.Root.render()
		merged, err := libopenapi.NewDocumentWithConfiguration(text, configuration())
		if err != nil {
			return complaint.List{{Pos: s.Root.Pos, Text: "libopenapi: " + complaint.Printable(err.Error())}}
		}
		document, origin = merged, func(line, _ int) model.Position {
			return origins[min(max(line, 1), len(origins))-1]
		}
	}
	_, err := document.BuildV3Model()
	var complaints complaint.List
	for _, one := range flatten(err) {
		if falseAlarm(one) {
			continue
		}
		line, column := placeOf(one)
		complaints.Add(origin(line, column), "libopenapi: %s", complaint.Printable(one.Error()))
	}
	return complaints
}

// falseAlarm tells the one kind of error that libopenapi reports of correct
// documents: it takes every member named $ref for a reference, in examples,
// defaults and extensions too. The real references have been followed by then.
func falseAlarm(err error) bool {
	return strings.HasSuffix(err.Error(), "` does not exist in the specification")
}

// flatten returns the errors that were joined in one.
func flatten(err error) []error {
	if err == nil {
		return nil
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []error
		for _, one := range joined.Unwrap() {
			all = append(all, flatten(one)...)
		}
		return all
	}
	return []error{err}
}

// placeOf returns where libopenapi says that an error is, or 0.
func placeOf(err error) (line, column int) {
	var resolving *index.ResolvingError
	if errors.As(err, &resolving) && resolving.Node != nil {
		return resolving.Node.Line, resolving.Node.Column
	}
	var indexing *index.IndexingError
	if errors.As(err, &indexing) && indexing.Node != nil {
		return indexing.Node.Line, indexing.Node.Column
	}
	return 0, 0
}
