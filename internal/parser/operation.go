package parser

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
)

// methods are the HTTP methods that a Path Item Object may have, in OpenAPI's order.
var methods = []string{"get", "put", "post", "delete", "options", "head", "patch", "trace"}

// paths reads every operation and returns them by public name.
func (b *builder) paths(tags []*model.Tag) []*model.Operation {
	var ops []*model.Operation
	for path, item := range b.root.get("paths").pairs() {
		for method, op := range item.pairs() {
			if slices.Contains(methods, method.text) {
				ops = append(ops, b.operation(path.text, strings.ToUpper(method.text), item, op, tags))
			}
		}
	}
	slices.SortFunc(ops, func(x, y *model.Operation) int { return strings.Compare(x.Name.Wire, y.Name.Wire) })
	return ops
}

// publicName returns the name by which an operation is known, and where it stands.
func publicName(op *node, method, path string) (string, model.Position) {
	if id := operationName(op); id != nil {
		return id.text, id.pos
	}
	return strings.ToLower(method) + join(path), op.pos
}

func (b *builder) operation(path, method string, item, n *node, tags []*model.Tag) *model.Operation {
	name, pos := publicName(n, method, path)
	op := &model.Operation{
		Pos:         pos,
		Name:        newName(name),
		ID:          n.str("operationId"),
		Method:      method,
		Path:        path,
		Summary:     n.str("summary"),
		Description: n.str("description"),
		Deprecated:  n.str("deprecated") == "true",
		Changelog:   changelog(n.get(extChangelog)),
		Docs:        docs(n),
	}
	op.Verb, op.CustomMethod = verb(n)
	for role := range n.get(extRoles).elements() {
		op.Roles = append(op.Roles, role.text)
	}
	op.Tags = operationTags(n, tags)
	op.Tag = op.Tags[0]
	at := inline{owner: op.Name.Go, pointer: "/paths/" + escapePointer(path) + "/" + strings.ToLower(method)}
	op.Params = b.params(at, item, n)
	op.Revisions = b.revisions(at, n)
	b.nameOperation(op)
	return op
}

// defaultTag is the tag of operations that name none.
var defaultTag = &model.Tag{Name: model.Name{Go: "DefaultApi", Kebab: "default", Wire: "Default"}}

func operationTags(n *node, tags []*model.Tag) []*model.Tag {
	var named []*model.Tag
	for name := range n.get("tags").elements() {
		i := slices.IndexFunc(tags, func(t *model.Tag) bool { return t.Name.Wire == name.text })
		named = append(named, tags[i])
	}
	if len(named) == 0 {
		return []*model.Tag{defaultTag}
	}
	return named
}

// nameOperation claims what the operation is called in Go, and what each dated
// form is. Methods live in their services, but a public name is unique in the
// whole document.
func (b *builder) nameOperation(op *model.Operation) {
	if op.Name.Go == "" {
		b.complain(op.Pos, "operation has no letter or digit to make a name from: %q", op.Name.Wire)
		return
	}
	what := "operation " + complaint.Quote(op.Name.Wire)
	if b.takeMethod(op, op.Name.Go, what) {
		b.takeKebab("operation", op.Name, op.Pos)
	}
	for _, r := range op.Revisions {
		if r.Version.Stage == model.Stable {
			b.takeMethod(op, op.DatedName(r.Version).Go, what)
		}
	}
	b.operations[op.Name.Wire] = op
	if op.ID != "" && b.operations[op.ID] == nil {
		b.operations[op.ID] = op
	}
}

// takeMethod claims a parameter struct and, unless that is taken, the methods of
// both forms: "listThingsWithParams" would be the long form of "listThings".
func (b *builder) takeMethod(op *model.Operation, method, what string) bool {
	if !b.take(method+"ApiParams", what, op.Pos) {
		return false
	}
	short := b.take(op.Tag.Name.Go+"."+method, what, op.Pos)
	long := b.take(op.Tag.Name.Go+"."+method+"WithParams", what, op.Pos)
	return short && long
}

func changelog(n *node) []model.Change {
	var changes []model.Change
	for date, text := range n.pairs() {
		changes = append(changes, model.Change{Date: model.Date(date.text), Text: text.text})
	}
	slices.SortStableFunc(changes, func(x, y model.Change) int { return strings.Compare(string(x.Date), string(y.Date)) })
	return changes
}

func docs(n *node) []model.Link {
	var links []model.Link
	if external := link(n.get("externalDocs")); external != nil {
		links = append(links, *external)
	}
	if url := n.str(extDocsURL); url != "" {
		links = append(links, model.Link{URL: url})
	}
	return links
}

// params reads the parameters of the path item and of the operation; the
// operation's override those of the same name and place.
func (b *builder) params(at inline, item, n *node) []*model.Param {
	var params []*model.Param
	for _, list := range []*node{item.get("parameters"), n.get("parameters")} {
		for use := range list.elements() {
			p := b.param(at, use)
			same := func(q *model.Param) bool { return q.In == p.In && q.Name.Wire == p.Name.Wire }
			if i := slices.IndexFunc(params, same); i >= 0 {
				params[i] = p
			} else {
				params = append(params, p)
			}
		}
	}
	fields := members{"Body": 1}
	for _, p := range params {
		p.Name.Go = fields.name(p.Name.Go)
	}
	return params
}

// param reads a parameter. The type of one that is a component is called after
// that.
func (b *builder) param(at inline, use *node) *model.Param {
	n := b.deref(use)
	name := newName(n.str("name"))
	member := name.Go
	if ref := use.get("$ref"); ref != nil {
		member = goName(lastToken(ref.text))
	}
	if name.Go == "" {
		b.complain(n.pos, "parameter has no letter or digit to make a name from: %q", name.Wire)
	}
	p := &model.Param{Name: name, Required: n.str("required") == "true", Explode: n.str("explode") != "false"}
	p.Schema = *b.schema(n.get("schema"), at.use(use, "parameters").in(member, "schema"))
	p.In = map[string]model.In{"path": model.InPath, "query": model.InQuery, "header": model.InHeader}[n.str("in")]
	p.Pos = n.pos
	b.annotate(&p.Schema, n)
	if !isFlat(p.Type) {
		b.complain(n.pos, "parameter is neither a scalar nor a list of scalars, which is not supported: %s", complaint.Quote(name.Wire))
	}
	return p
}

// isFlat reports whether a parameter can be sent as text: a scalar, or a list of
// such.
func isFlat(t model.Type) bool {
	if list, ok := model.Resolved(t).(*model.List); ok {
		t = list.Elem.Type
	}
	switch model.Resolved(t).(type) {
	case model.Primitive, *model.Enum:
		return true
	default:
		return false
	}
}
