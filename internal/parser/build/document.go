package build

import (
	"cmp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/convention"
	"github.com/atlasgen/atlasgen/internal/parser/keyword"
	"github.com/atlasgen/atlasgen/internal/parser/media"
	"github.com/atlasgen/atlasgen/internal/parser/naming"
	"github.com/atlasgen/atlasgen/internal/parser/paging"
	"github.com/atlasgen/atlasgen/internal/parser/security"
	"github.com/atlasgen/atlasgen/internal/parser/server"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// document reads the whole tree: schemas first, in document order, so that an
// inline type is named after the schema that holds it; then the operations.
func (b *builder) document() *model.Document {
	info := b.root.Get("info")
	doc := &model.Document{
		Title:       info.Str("title"),
		Description: strings.TrimSpace(info.Str("summary") + "\n\n" + info.Str("description")),
		Revision:    convention.Text(info, b.dialect.Extensions.Revision),
		Security:    b.security.Schemes(),
	}
	doc.Servers = b.servers().All(b.root.Get("servers"))
	for link := range convention.Extension(b.root, b.dialect.Extensions.Links).Elements() {
		doc.Links = append(doc.Links, model.Link{Text: cmp.Or(link.Str("label"), link.Str("description")), URL: link.Str("url")})
	}
	for i, l := range keyword.Links(b.root) {
		doc.Description += choose(i == 0, "\n\n", "\n") + "- [" + l.Text + "](<" + l.URL + ">)"
	}
	doc.Description = strings.TrimSpace(doc.Description)
	b.components()
	doc.Tags = b.tags()
	b.formerServices(doc.Tags)
	doc.Requires = b.security.Default(doc, b.requiresSomewhere())
	doc.Operations = b.paths(doc)
	doc.Webhooks = b.webhooks()
	b.joinLinks(doc.Operations)
	b.completeUnions()
	media.MarkFiles(doc.Operations, strings.HasPrefix(b.root.Str("openapi"), "3.1"))
	media.MarkPatches(doc.Operations)
	paging.Set(doc.Operations, b.dialect.Paging, b.pageable)
	naming.Commands(doc.Operations)
	watchers := b.watchers()
	watchers.Read()
	watchers.Apply(doc.Operations)
	b.names.Invent(b.inventions)
	security.Name(doc.Security, b.dialect.Dialect, b.names)
	slices.SortFunc(b.declared, func(x, y *model.Decl) int { return strings.Compare(x.Name.Go, y.Name.Go) })
	b.nameConstants()
	doc.Headers = b.headers(doc.Operations)
	doc.Codes = b.errorCodes()
	doc.Decls = b.declared
	return doc
}

func choose(condition bool, yes, no string) string {
	if condition {
		return yes
	}
	return no
}

func (b *builder) servers() server.Reader { return server.Reader{Warnings: &b.warnings} }

// components declares every schema of the document, reached or not.
func (b *builder) components() {
	schemas := b.root.Get("components").Get("schemas")
	for _, yields := range []bool{false, true} {
		for name, schema := range schemas.Pairs() {
			if b.yields(name.Text) == yields {
				b.component(name.Text, schema)
			}
		}
	}
	b.examine()
	for _, schema := range schemas.Pairs() {
		b.fill(schema)
	}
}

// tags returns the declared tags in their order and then, by name, those that
// operations use without a declaration.
func (b *builder) tags() []*model.Tag {
	var tags, used []*model.Tag
	for tag := range b.root.Get("tags").Elements() {
		tags = append(tags, b.tag(tag.Str("name"), tag))
	}
	for _, item := range b.root.Get("paths").Pairs() {
		for _, op := range item.Pairs() {
			for name := range op.Get("tags").Elements() {
				if b.tagged[name.Text] == nil {
					used = append(used, b.tag(name.Text, name))
				}
			}
		}
	}
	slices.SortFunc(used, func(x, y *model.Tag) int { return strings.Compare(x.Name.Wire, y.Name.Wire) })
	return append(tags, used...)
}

func (b *builder) tag(name string, n *tree.Node) *model.Tag {
	t := &model.Tag{Pos: n.Pos, Name: b.spell("tag", name, n.Pos), Description: n.Str("description"), Docs: link(n.Get("externalDocs"))}
	b.nameService(t, cmp.Or(b.speller.Go(name), t.Name.Go), name)
	b.tagged[name] = t
	what := "tag " + complaint.Quote(name)
	claimed := b.claim(t.Name.Go, what, n.Pos)
	t.Field += strings.TrimPrefix(claimed, t.Name.Go)
	t.Name.Go = claimed
	t.Name.Kebab = b.claimKebab("tag", t.Name, n.Pos)
	return t
}

// nameService chooses the Go names of a tag's service. A field that would hide what
// the client embeds is called after the service.
func (b *builder) nameService(t *model.Tag, capitalized, tag string) {
	names, joined := b.dialect.Names, cmp.Or(naming.Tag(tag), capitalized)
	t.Name.Go, t.Field = names.Service.Of(joined, capitalized), names.Field.Of(joined, capitalized)
	if t.Field == embeddedField {
		t.Field = t.Name.Go
	}
	if former := names.FormerService; former != "" && former.Of(joined, capitalized) != t.Name.Go {
		t.Former = former.Of(joined, capitalized)
	}
}

// formerServices drops the former names that something else has.
func (b *builder) formerServices(tags []*model.Tag) {
	for _, t := range tags {
		if t.Former != "" && b.names.Take(t.Former, "the former name of tag "+complaint.Quote(t.Name.Wire), t.Pos) != "" {
			t.Former = ""
		}
	}
}

// embeddedField is the field of the client that holds what all services share.
const embeddedField = "Caller"

// link reads an External Documentation Object; nil stays nil.
func link(n *tree.Node) *model.Link {
	if n == nil {
		return nil
	}
	return &model.Link{Text: n.Str("description"), URL: n.Str("url")}
}
