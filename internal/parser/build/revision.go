package build

import (
	"cmp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/convention"
	"github.com/atlasgen/atlasgen/internal/parser/media"
	"github.com/atlasgen/atlasgen/internal/parser/parameter"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// revisions reads what an operation accepts and returns in each of its versions.
func (b *builder) revisions(at inline, n *tree.Node) []*model.Revision {
	var all []*model.Revision
	candidates := b.dialect.Candidates(n.Get("responses"))
	for _, version := range candidates {
		r := &model.Revision{Version: version}
		b.responses(r, at, n.Get("responses"))
		b.outcomes(r, at, n)
		r.Request = b.request(at, n.Get("requestBody"), version, candidates)
		r.Sunset = sunset(r)
		all = append(all, r)
	}
	return all
}

// responses keeps, per status code, every media type of exactly the revision's
// version; a status code whose content is versioned and has none of it is
// dropped (docs/versions.md, rule 5).
func (b *builder) responses(r *model.Revision, at inline, n *tree.Node) {
	for status, use := range convention.Responses(n) {
		response := b.response(at, status, use, b.member(n, status, use))
		all := response.Payloads
		response.Payloads = slices.DeleteFunc(slices.Clone(all), func(p *model.Payload) bool {
			return p.MediaType.Version.Stage != model.Unversioned && p.MediaType.Version != r.Version
		})
		if response.Shared == "" && len(all) > 0 && len(response.Payloads) == 0 {
			r.Dropped = append(r.Dropped, status)
			continue
		}
		r.Responses = append(r.Responses, response)
	}
	slices.SortFunc(r.Responses, func(x, y *model.Response) int { return strings.Compare(x.Status, y.Status) })
	slices.Sort(r.Dropped)
	r.CoverDefault()
}

func (b *builder) response(at inline, status string, use *tree.Node, member string) *model.Response {
	n := b.deref(use)
	r := &model.Response{Pos: use.Pos, Status: status, Description: n.Str("description")}
	operation := at
	at = at.use(use, "responses/"+status)
	if ref := use.Get("$ref"); ref != nil {
		r.Shared = lastToken(ref.Text)
		at.owner = b.speller.Go(r.Shared)
	}
	r.Links = b.responseLinks(n)
	for name, header := range n.Get("headers").Pairs() {
		header = b.deref(header)
		h := &model.Param{Name: b.speller.Of(name.Text), In: model.InHeader, Required: header.Str("required") == "true"}
		schema, _ := parameter.Schema(header)
		h.Schema = *b.schema(schema, at.in(h.Name.Go+"Header", "headers/"+tree.EscapePointer(name.Text)))
		if parameter.Content(header) != nil && model.Flat(h.Type) {
			h.Type = model.Primitive{Kind: model.String} // it is a text of the media type
		}
		b.annotate(&h.Schema, header)
		r.Headers = append(r.Headers, h)
	}
	at.member = member
	r.Payloads = b.payloads(n.Get("content"), at)
	if bodiless(operation, status) {
		for _, p := range r.Payloads {
			p.Schema = nil
		}
	}
	return r
}

// bodiless reports whether a response has no content, whatever the document says:
// that of a HEAD, and one with a status of 1xx, 204 or 304 (RFC 9110, section 6.4.1).
func bodiless(operation inline, status string) bool {
	return lastToken(operation.pointer) == "head" || status == "204" || status == "304" || strings.HasPrefix(status, "1")
}

// payloads reads a content object; they are ordered by media type. The name of an
// inline type has the version of its own, whether there are others or not.
func (b *builder) payloads(content *tree.Node, at inline) []*model.Payload {
	var all []*model.Payload
	for key, value := range content.Pairs() {
		if !convention.IsMediaType(key.Text) {
			continue
		}
		p := &model.Payload{
			Pos:       key.Pos,
			MediaType: b.dialect.MediaType(key.Text, value),
			Sunset:    model.Date(convention.Text(value, b.dialect.Extensions.Sunset)),
			Example:   b.example(value),
			Encodings: media.Encodings(value, b.deref),
		}
		if s := value.Get("schema"); s != nil {
			member := p.MediaType.Version.Compact() + at.member
			p.Schema = b.schema(s, inline{owner: at.owner, member: member, pointer: at.pointer + "/content/" + tree.EscapePointer(key.Text) + "/schema"})
		} else if p.MediaType.Version.Stage == model.Unversioned {
			p.Schema = media.Unsaid(p)
		}
		all = append(all, p)
	}
	slices.SortFunc(all, func(x, y *model.Payload) int { return strings.Compare(x.MediaType.Text, y.MediaType.Text) })
	return all
}

// request chooses the representation of the revision's version; else the newest
// older one; else none (docs/versions.md, rule 6). A body that is not versioned
// serves every version.
func (b *builder) request(at inline, use *tree.Node, version model.Version, candidates []model.Version) *model.Body {
	n := b.deref(use)
	if n == nil {
		return nil
	}
	at = at.use(use, "requestBody")
	if ref := use.Get("$ref"); ref != nil {
		at.owner = b.speller.Go(lastToken(ref.Text))
	}
	at.member = "Request"
	all := b.payloads(n.Get("content"), at)
	for _, p := range all {
		b.nameRequestPreview(p, candidates)
	}
	if all = media.InVersion(all, version); len(all) == 0 {
		return nil
	}
	return &model.Body{Required: n.Str("required") == "true", Description: n.Str("description"), Payload: *all[0], Others: all[1:]}
}

// nameRequestPreview makes a request body's "preview" that names none that of
// the operation's responses (docs/versions.md, rule 3), as
// createTransitGatewayRoute has it.
func (b *builder) nameRequestPreview(p *model.Payload, candidates []model.Version) {
	if p.MediaType.Version != (model.Version{Stage: model.Preview}) || slices.Contains(candidates, p.MediaType.Version) {
		return
	}
	var previews []model.Version
	for _, c := range candidates {
		if c.Stage == model.Preview {
			previews = append(previews, c)
		}
	}
	switch len(previews) {
	case 0:
	case 1:
		p.MediaType.Version = previews[0]
	default:
		b.complain(p.Pos, "request body does not say which of the operation's previews it belongs to: %s", p.MediaType.Text)
	}
}

// sunset returns the earliest day on which a media type of the revision's own
// version is announced to go.
func sunset(r *model.Revision) model.Date {
	var days []model.Date
	for _, response := range r.Responses {
		for _, p := range response.Payloads {
			if p.Sunset != "" {
				days = append(days, p.Sunset)
			}
		}
	}
	if len(days) == 0 {
		return ""
	}
	return slices.MinFunc(days, func(x, y model.Date) int { return cmp.Compare(x, y) })
}

// example returns the example of a media type, or the first of its examples.
func (b *builder) example(n *tree.Node) model.JSON {
	if e := n.Get("example"); e != nil {
		return e.JSON()
	}
	for _, e := range n.Get("examples").Pairs() {
		return b.deref(e).Get("value").JSON()
	}
	return ""
}
