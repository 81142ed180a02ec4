package parser

import (
	"cmp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
)

// document reads the whole tree: schemas first, in document order, so that an
// inline type is named after the schema that holds it; then the operations.
func (b *builder) document() *model.Document {
	info := b.root.get("info")
	doc := &model.Document{
		OpenAPI:     b.root.str("openapi"),
		Title:       info.str("title"),
		Description: info.str("description"),
		APIVersion:  info.str("version"),
		Revision:    info.str(extRevision),
		Security:    b.security(),
	}
	for server := range b.root.get("servers").elements() {
		doc.Servers = append(doc.Servers, model.Server{URL: server.str("url"), Description: server.str("description")})
	}
	for link := range b.root.get(extExternalLinks).elements() {
		doc.Links = append(doc.Links, model.Link{Text: cmp.Or(link.str("label"), link.str("description")), URL: link.str("url")})
	}
	b.components()
	doc.Tags = b.tags()
	doc.Operations = b.paths(doc.Tags)
	for i := 0; i < len(b.unions); i++ { // telling arms apart may declare more
		b.tellApart(b.unions[i])
	}
	b.watchers()
	b.nameConstants()
	doc.Codes = b.errorCodes()
	slices.SortFunc(b.declared, func(x, y *model.Decl) int { return strings.Compare(x.Name.Go, y.Name.Go) })
	doc.Decls = b.declared
	return doc
}

func (b *builder) security() []*model.Security {
	var all []*model.Security
	for name, scheme := range b.root.get("components").get("securitySchemes").pairs() {
		all = append(all, &model.Security{
			Name:        name.text,
			Type:        scheme.str("type"),
			Scheme:      scheme.str("scheme"),
			Description: scheme.str("description"),
			TokenURL:    scheme.get("flows").get("clientCredentials").str("tokenUrl"),
		})
	}
	return all
}

// components declares every schema of the document, reached or not.
func (b *builder) components() {
	schemas := b.root.get("components").get("schemas")
	for name, schema := range schemas.pairs() {
		b.component(name.text, schema)
	}
	for _, schema := range schemas.pairs() {
		b.fill(schema)
	}
}

// tags returns the declared tags in their order and then, by name, those that
// operations use without a declaration.
func (b *builder) tags() []*model.Tag {
	var tags []*model.Tag
	for tag := range b.root.get("tags").elements() {
		tags = append(tags, b.tag(tag.str("name"), tag))
	}
	var used []*model.Tag
	for _, item := range b.root.get("paths").pairs() {
		for _, op := range item.pairs() {
			for name := range op.get("tags").elements() {
				same := func(t *model.Tag) bool { return t.Name.Wire == name.text }
				if !slices.ContainsFunc(tags, same) && !slices.ContainsFunc(used, same) {
					used = append(used, b.tag(name.text, name))
				}
			}
		}
	}
	slices.SortFunc(used, func(x, y *model.Tag) int { return strings.Compare(x.Name.Wire, y.Name.Wire) })
	return append(tags, used...)
}

func (b *builder) tag(name string, n *node) *model.Tag {
	t := &model.Tag{Pos: n.pos, Name: newName(name), Description: n.str("description"), Docs: link(n.get("externalDocs"))}
	if t.Name.Go == "" {
		b.complain(n.pos, "tag has no letter or digit to make a name from: %q", name)
	}
	t.Name.Go = serviceName(name)
	if b.take(t.Name.Go, "tag "+complaint.Quote(name), n.pos) {
		b.takeKebab("tag", t.Name, n.pos)
	}
	return t
}

// link reads an External Documentation Object; nil stays nil.
func link(n *node) *model.Link {
	if n == nil {
		return nil
	}
	return &model.Link{Text: n.str("description"), URL: n.str("url")}
}
