package tree

import (
	"errors"
	"strings"

	"github.com/pb33f/libopenapi/datamodel"
	"github.com/pb33f/libopenapi/index"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/tree/confirm"
)

// Confirm builds libopenapi's own model of the checked document and returns its
// errors. For correct documents there are none. The checks before have reported most
// errors, with better positions. changed says that the tree differs from the file.
func (s *Source) Confirm(changed bool) complaint.List {
	info, origin := s.info, func(line, column int) model.Position {
		return model.Position{File: s.file, Line: max(line, 1), Column: max(column, 1)}
	}
	if changed || s.aliased {
		text, origins := s.Root.render()
		merged, err := datamodel.ExtractSpecInfoWithConfig(text, configuration())
		if err != nil {
			return complaint.List{{Pos: s.Root.Pos, Text: "libopenapi: " + complaint.Printable(err.Error())}}
		}
		info, origin = merged, func(line, _ int) model.Position {
			return origins[min(max(line, 1), len(origins))-1]
		}
	}
	var complaints complaint.List
	for _, one := range flatten(confirm.Document(info, configuration())) {
		if falseAlarm(one) {
			continue
		}
		line, column := placeOf(one)
		complaints.Add(origin(line, column), "libopenapi: %s", complaint.Printable(one.Error()))
	}
	return complaints
}

// falseAlarm recognizes the only kind of error that libopenapi reports for correct
// documents: it takes every member named $ref for a reference, even in examples,
// defaults and extensions. All real references have been checked before.
func falseAlarm(err error) bool {
	return strings.HasSuffix(err.Error(), "` does not exist in the specification")
}

// flatten returns the errors that are joined in one.
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

// placeOf returns the position of an error of libopenapi, or 0.
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
