package build

import (
	"iter"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
)

// headers returns the headers of all responses. One that has several types, or one that
// is no scalar, is a string. The names of their constants give way to all others.
func (b *builder) headers(ops []*model.Operation) []*model.Header {
	var all []*model.Header
	known := map[string]*model.Header{}
	for response := range responses(ops) {
		for _, p := range response.Headers {
			all = b.addHeader(all, known, p)
		}
	}
	return all
}

// responses yields the responses of operations in all their versions.
func responses(ops []*model.Operation) iter.Seq[*model.Response] {
	return func(yield func(*model.Response) bool) {
		for _, op := range ops {
			for _, r := range op.Revisions {
				for _, response := range r.Responses {
					if !yield(response) {
						return
					}
				}
			}
		}
	}
}

func (b *builder) addHeader(all []*model.Header, known map[string]*model.Header, p *model.Param) []*model.Header {
	key := strings.ToLower(p.Name.Wire)
	t := p.Type
	if !model.Flat(t) {
		t = model.Primitive{Kind: model.String}
	}
	if h := known[key]; h != nil {
		if !model.SameType(h.Type, t) {
			h.Type = model.Primitive{Kind: model.String}
		}
		return all
	}
	h := &model.Header{Name: p.Name.Wire, Description: p.Effective().Description, Type: t}
	h.Go = b.names.Settle("Header"+b.speller.Go(p.Name.Wire), "header "+complaint.Quote(p.Name.Wire), p.Pos)
	known[key] = h
	return append(all, h)
}
