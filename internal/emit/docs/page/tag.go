package page

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// A Tag is a group of operations.
type Tag struct {
	Title       string
	File        string // below "tags/", without an extension
	Description string // CommonMark
	Docs        *Link
	Operations  []Entry // by name, deprecated ones last
}

// An Entry is an operation in a list.
type Entry struct {
	Ref
	File       string // below "operations/", without an extension
	Method     string
	Path       string
	Deprecated bool
}

// Tags returns the groups of operations, in the order of the API.
func (s *Site) Tags() []*Tag {
	members := map[*model.Tag][]Entry{} // looked up, never ranged over
	for _, subject := range s.Subjects {
		op := subject.Op
		members[op.Tag] = append(members[op.Tag], Entry{subject.Ref(subject.Current), op.Name.Kebab, op.Method, op.Path, op.Deprecated})
	}
	var tags []*Tag
	for _, service := range s.API.Services {
		tag := service.Tag
		tags = append(tags, &Tag{
			Title: text.Printable(tag.Name.Wire), File: tag.Name.Kebab, Description: tag.Description,
			Docs: (*Link)(tag.Docs), Operations: slices.SortedStableFunc(slices.Values(members[tag]), deprecatedLast),
		})
	}
	return tags
}

func deprecatedLast(a, b Entry) int {
	switch {
	case a.Deprecated == b.Deprecated:
		return 0
	case b.Deprecated:
		return -1
	}
	return 1
}
