package build

import (
	"cmp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/convention"
	"github.com/atlasgen/atlasgen/internal/parser/naming"
	"github.com/atlasgen/atlasgen/internal/parser/parameter"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// methods are the HTTP methods that a Path Item Object may have, in OpenAPI's order.
var methods = []string{"get", "put", "post", "delete", "options", "head", "patch", "trace"}

// paths reads every operation and returns them by public name.
func (b *builder) paths(doc *model.Document) []*model.Operation {
	var ops []*model.Operation
	for path, item := range b.root.Get("paths").Pairs() {
		servers := b.servers().All(item.Get("servers"))
		for method, op := range item.Pairs() {
			if slices.Contains(methods, method.Text) {
				o := b.operation(path.Text, strings.ToUpper(method.Text), item, op)
				o.Servers = b.servers().Own(op.Get("servers"), servers, doc.Servers)
				o.Security = b.security.Requirements(doc, op)
				b.at[op] = o
				ops = append(ops, o)
			}
		}
	}
	b.nameOperations(ops)
	slices.SortFunc(ops, func(x, y *model.Operation) int { return strings.Compare(x.Name.Wire, y.Name.Wire) })
	return ops
}

// publicName returns the name by which an operation is known, and where it stands.
func (b *builder) publicName(op *tree.Node, method, path string) (string, model.Position) {
	if id := b.dialect.OperationName(op); id != nil {
		return id.Text, id.Pos
	}
	name := b.speller.OfPath(method, path)
	if b.named(name) > 1 {
		name = strings.ToLower(method) + naming.Join(path)
	}
	return name, op.Pos
}

// requiresSomewhere reports whether an operation has the key security.
func (b *builder) requiresSomewhere() bool {
	for _, item := range b.root.Get("paths").Pairs() {
		for method, op := range item.Pairs() {
			if slices.Contains(methods, method.Text) && op.Get("security") != nil {
				return true
			}
		}
	}
	return false
}

func (b *builder) operation(path, method string, item, n *tree.Node) *model.Operation {
	name, pos := b.publicName(n, method, path)
	op := &model.Operation{Pos: pos, Name: b.spell("operation", name, pos), Path: path, Method: method}
	b.describe(op, inline{owner: b.speller.Go(path), pointer: pathPointer(path)}, item, n)
	op.Params = parameter.Complete(op.Params, path, op.Pos, b.speller)
	if b.dialect.Names.FillIn {
		parameter.Fix(op.Params)
	}
	if sent := parameter.Template(op); sent != path {
		op.Sent = sent
	}
	if strings.Contains(path, "#") {
		b.warn(complaint.PathFragment, op.Pos, "path has a fragment, which URLs do not send, and is sent as %s: %s", op.Template(), complaint.Quote(path))
	}
	return op
}

// describe reads what an operation and its path item at itemAt say.
func (b *builder) describe(op *model.Operation, itemAt inline, item, n *tree.Node) {
	*op = model.Operation{
		Pos:         op.Pos,
		Name:        op.Name,
		ID:          n.Str("operationId"),
		Method:      op.Method,
		Path:        op.Path,
		Summary:     cmp.Or(n.Str("summary"), item.Str("summary")),
		Description: cmp.Or(n.Str("description"), item.Str("description")),
		Deprecated:  n.Str("deprecated") == "true",
		Changelog:   changelog(convention.Extension(n, b.dialect.Extensions.Changelog)),
		Docs:        b.docs(n),
	}
	for role := range convention.Extension(n, b.dialect.Extensions.Roles).Elements() {
		op.Roles = append(op.Roles, role.Text)
	}
	op.Tags = b.operationTags(n)
	op.Tag = op.Tags[0]
	at := inline{owner: op.Name.Go, pointer: itemAt.pointer + "/" + strings.ToLower(op.Method)}
	op.Params = parameter.Distinct(b.params(itemAt, item, at, n))
	op.Revisions = b.revisions(at, n)
	b.pageable[op] = n.Get(string(dialect.Pageable))
}

// operationTags returns the tags that an operation names, or the default tag.
func (b *builder) operationTags(n *tree.Node) []*model.Tag {
	var named []*model.Tag
	for name := range n.Get("tags").Elements() {
		if tag := b.tagged[name.Text]; tag != nil { // a webhook may name others
			named = append(named, tag)
		}
	}
	if len(named) == 0 {
		return []*model.Tag{b.defaultTag}
	}
	return named
}

// named returns how many operations have a name, or would get it from their paths.
func (b *builder) named(name string) int {
	if b.pathNames == nil {
		b.pathNames = map[string]int{}
		for path, item := range b.root.Get("paths").Pairs() {
			for method, op := range item.Pairs() {
				if id := b.dialect.OperationName(op); id != nil {
					b.pathNames[id.Text]++
				} else if slices.Contains(methods, method.Text) {
					b.pathNames[b.speller.OfPath(method.Text, path.Text)]++
				}
			}
		}
	}
	return b.pathNames[name]
}

// nameOperations claims what operations are called. A method without the name of its
// service gives way to those that have their whole name.
func (b *builder) nameOperations(ops []*model.Operation) {
	whole, shorter, taken := map[*model.Operation]string{}, map[*model.Operation]bool{}, map[string]bool{}
	for _, op := range ops {
		if kept := b.kept.Operations[naming.Place(op)]; kept != "" {
			b.names.Keep(op.Tag.Name.Go+"."+kept, naming.Place(op))
		}
	}
	var short []naming.Method
	if b.dialect.Names.OmitTag {
		short = b.speller.Methods(ops, b.defaultTag)
	}
	for _, m := range short {
		shorter[m.Operation] = true
	}
	for _, op := range ops {
		whole[op], taken[op.Tag.Name.Go+"."+op.Name.Go] = op.Name.Go, true
		if !shorter[op] {
			b.nameOperation(op)
		}
	}
	for _, m := range short {
		free := func(name string) bool {
			name = m.Operation.Tag.Name.Go + "." + name
			return b.names.Holder(name) == "" && !taken[name]
		}
		if i := slices.IndexFunc(m.Names, free); i >= 0 {
			m.Operation.Name.Go = m.Names[i]
		}
		b.nameOperation(m.Operation)
	}
	for _, op := range ops {
		b.nameForms(op, whole[op])
	}
}

// nameOperation claims what the operation is called. Methods live in their
// services, but a public name is unique in the whole document.
func (b *builder) nameOperation(op *model.Operation) {
	what := "operation " + complaint.Quote(op.Name.Wire)
	if kept := b.kept.Operations[naming.Place(op)]; kept != "" && b.names.Own(op.Tag.Name.Go+"."+kept, what, op.Pos) {
		op.Name.Go = kept
	} else {
		op.Name.Go = b.method(op, b.claim(op.Tag.Name.Go+"."+op.Name.Go, what, op.Pos))
	}
	op.Name.Kebab = b.claimKebab("operation", op.Name, op.Pos)
	b.operations[op.Name.Wire] = op
	if op.ID != "" && b.operations[op.ID] == nil {
		b.operations[op.ID] = op
	}
}

// nameForms names what belongs to an operation, and what each of its versions is
// called. The document gives none of these names, so they give way to those that it
// gives. whole is the operation's name with that of its tag.
func (b *builder) nameForms(op *model.Operation, whole string) {
	op.Forms = b.forms(op, op.Name.Go, whole)
	if kept := b.kept.Parameters[naming.Place(op)]; b.names.Own(kept, "operation "+complaint.Quote(op.Name.Wire), op.Pos) {
		op.Forms.Params = kept
	}
	for _, r := range op.Revisions {
		if r.Version.Stage == model.Stable {
			r.Dated = op.DatedName(r.Version)
			r.Dated.Go = b.method(op, b.settle(op, op.Tag.Name.Go+"."+r.Dated.Go))
			r.Forms = b.forms(op, r.Dated.Go, whole+r.Version.Compact())
		}
	}
}

// forms claims the Go names that belong to a method of an operation: the long form
// of "listThings" would be "listThingsWithParams", which another operation may have.
func (b *builder) forms(op *model.Operation, method, whole string) model.Forms {
	names := b.dialect.Names
	return model.Forms{
		Long:   b.method(op, b.settle(op, op.Tag.Name.Go+"."+names.LongMethod.Of(method))),
		Params: b.settle(op, names.Params.Of(whole)),
	}
}

func (b *builder) settle(op *model.Operation, name string) string {
	return b.names.Settle(name, "operation "+complaint.Quote(op.Name.Wire), op.Pos)
}

// method returns the method of a claimed name.
func (b *builder) method(op *model.Operation, claimed string) string {
	return strings.TrimPrefix(claimed, op.Tag.Name.Go+".")
}

func changelog(n *tree.Node) []model.Change {
	var changes []model.Change
	for date, text := range n.Pairs() {
		changes = append(changes, model.Change{Date: model.Date(date.Text), Text: text.Text})
	}
	slices.SortStableFunc(changes, func(x, y model.Change) int { return strings.Compare(string(x.Date), string(y.Date)) })
	return changes
}

func (b *builder) docs(n *tree.Node) []model.Link {
	var links []model.Link
	if external := link(n.Get("externalDocs")); external != nil {
		links = append(links, *external)
	}
	if url := convention.Text(n, b.dialect.Extensions.DocsURL); url != "" {
		links = append(links, model.Link{URL: url})
	}
	return links
}

func pathPointer(path string) string { return "/paths/" + tree.EscapePointer(path) }

// params reads the parameters of a path item and of its operation, which stand at
// itemAt and at. The operation's override those of the same name and place. Inline
// types of the path item's are named after the path, for several operations use them.
func (b *builder) params(itemAt inline, item *tree.Node, at inline, n *tree.Node) []*model.Param {
	var params []*model.Param
	add := func(at inline, use *tree.Node) {
		if parameter.Ignored(b.deref(use)) {
			return
		}
		p := b.param(at, use)
		same := func(q *model.Param) bool { return q.In == p.In && q.Name.Wire == p.Name.Wire }
		if i := slices.IndexFunc(params, same); i >= 0 {
			params[i] = p
		} else {
			params = append(params, p)
		}
	}
	for use := range item.Get("parameters").Elements() {
		add(itemAt, use)
	}
	for use := range n.Get("parameters").Elements() {
		add(at, use)
	}
	return params
}

// param reads a parameter. The type of one that is a component is called after
// that.
func (b *builder) param(at inline, use *tree.Node) *model.Param {
	n := b.deref(use)
	p, form := parameter.New(n, b.dialect, b.speller)
	member := p.Name.Go
	if ref := use.Get("$ref"); ref != nil {
		member = b.speller.Go(lastToken(ref.Text))
	}
	p.Type = model.FreeForm{}
	if schema, pointer := parameter.Schema(n); schema != nil {
		p.Schema = *b.schema(schema, at.use(use, "parameters").in(member, pointer))
	}
	p.Pos = n.Pos
	b.annotate(&p.Schema, n)
	form.Settle(p)
	if form.Nested(p) {
		b.warn(complaint.ParameterNested, n.Pos, "style %s does not say how an object or a list inside a value is written: JSON text is sent: %s", form.Style, complaint.Quote(p.Name.Wire))
	}
	return p
}
