package build

import (
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/convention"
	"github.com/atlasgen/atlasgen/internal/parser/naming"
	"github.com/atlasgen/atlasgen/internal/parser/outcome"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// outcomes finds successful responses with different schemas, and invents a name for
// the struct that holds one of their bodies.
func (b *builder) outcomes(r *model.Revision, at inline, n *tree.Node) {
	all := outcome.Distinct(r)
	if all == nil {
		return
	}
	r.Outcomes = &model.Outcomes{All: all}
	want := b.names.Free(at.owner + r.Version.Compact() + "Answer")
	b.inventName(naming.Invention{Want: want, What: "answer", Pointer: at.pointer + "/responses", Pos: n.Pos, Settle: func(name string) { r.Outcomes.Name = name }})
}

// member returns what the inline schemas of a response are called behind the name of
// their operation: after their status, unless it is that of the first success.
func (b *builder) member(responses *tree.Node, status string, use *tree.Node) string {
	if status[0] != '2' {
		return naming.Join(status) + "Response"
	}
	for other, response := range convention.Responses(responses) {
		if other[0] == '2' && other < status && b.sharesVersion(use, response) {
			return naming.Join(status) + "Response"
		}
	}
	return "Response"
}

// sharesVersion reports whether two responses that are no references have bodies of
// the same version.
func (b *builder) sharesVersion(x, y *tree.Node) bool {
	for k, v := range x.Get("content").Pairs() {
		for l, w := range y.Get("content").Pairs() {
			if b.dialect.MediaType(k.Text, v).Version == b.dialect.MediaType(l.Text, w).Version {
				return true
			}
		}
	}
	return false
}
