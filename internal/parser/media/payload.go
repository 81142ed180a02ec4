// Package media reads the parts of a document that depend on the media type of a body:
// the representation that callers use, the encoding of forms, and their files.
package media

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/model/coding"
)

// Unsaid returns the schema of a body that has a media type but no schema.
func Unsaid(p *model.Payload) *model.Schema {
	c := p.MediaType.Coding()
	if c == coding.JSON || c == coding.Lines {
		return &model.Schema{Pos: p.Pos, Type: model.FreeForm{}}
	}
	if c == coding.Text || c == coding.Events {
		return &model.Schema{Pos: p.Pos, Type: model.Primitive{Kind: model.String}}
	}
	return &model.Schema{Pos: p.Pos, Type: model.Primitive{Kind: model.String, Format: binary}}
}

// InVersion returns the representations of a request body in one version: those of
// exactly that version, else of the newest older one (docs/versions.md, rule 6), the
// preferred one first. A body without versions is the same in every version.
func InVersion(all []*model.Payload, version model.Version) []*model.Payload {
	var best model.Version
	found := false
	for _, p := range all {
		v := p.MediaType.Version
		exact := v == version || v.Stage == model.Unversioned
		if exact || v.UpTo(version) && (!found || best.UpTo(v)) {
			best, found = v, true
		}
	}
	all = slices.DeleteFunc(all, func(p *model.Payload) bool { return p.MediaType.Version != best })
	slices.SortFunc(all, model.ComparePayloads)
	return all
}
