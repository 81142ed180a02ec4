package pipeline

import (
	"fmt"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/model/extent"
	"github.com/atlasgen/atlasgen/internal/parser"
)

// DefaultGrowth is how many times as large as its document the outputs of a target
// may be if the job does not say.
const DefaultGrowth = parser.DefaultGrowth

// tooLarge returns an error about the part of a document for which outputs are
// larger than they may be.
func (t *Target) tooLarge(pos model.Position) error {
	return &DocumentError{fmt.Errorf("%v: outputs up to this place would be larger than %d MiB, see --growth", pos, t.Document.Limit>>20)}
}

// checkExtent refuses an API whose outputs would be larger than they may be, before
// anything is spent on them.
func (t *Target) checkExtent() error {
	sum, each, limit := 0, 0, t.Document.Limit
	for _, o := range t.outputs {
		each += o.each
	}
	for _, e := range t.API.Endpoints {
		if sum += each + extent.Endpoint(e); sum > limit {
			return t.tooLarge(e.Operation.Pos)
		}
	}
	for _, d := range t.API.Decls {
		if sum += extent.Decl(d); sum > limit {
			return t.tooLarge(d.Pos)
		}
	}
	return nil
}

// checkSize refuses outputs that are larger than they may be.
func (t *Target) checkSize(files []emit.File) error {
	sum := 0
	for _, f := range files {
		sum += len(f.Data)
	}
	if sum > t.Document.Limit {
		return t.tooLarge(model.Position{File: t.source.File, Line: 1, Column: 1})
	}
	return nil
}
