// Package paging finds out which operations return pages of a list, by the rules of a
// dialect.
package paging

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// Set says how each revision is paged, when all types are known. Only a GET is paged:
// another method would repeat a change. extensions holds the x-ms-pageable of
// operations.
func Set(ops []*model.Operation, rules []dialect.Paging, extensions map[*model.Operation]*tree.Node) {
	for _, op := range ops {
		for _, r := range op.Revisions {
			if answer := r.Answer(); op.Method == "GET" && answer.Kind == model.Value {
				r.Paging = paging(&list{op, r, answer.Value}, rules, extensions[op])
			}
		}
	}
}

// paging returns how a list is read by the first rule that fits it, or nil.
func paging(l *list, rules []dialect.Paging, extension *tree.Node) *model.Paging {
	for i := range rules {
		rule := ruleOf(&rules[i])
		if rule.kind == dialect.Pageable {
			if extension == nil {
				continue
			}
			if !rule.extend(extension) {
				return nil // there is one page
			}
		}
		if p := l.fit(rule); p != nil {
			return p
		}
	}
	return nil
}

// A rule is a rule of the dialect with its paths taken apart.
type rule struct {
	kind               dialect.PagingKind
	start, size        []string
	items, total, next [][]string
	links              []string
}

func ruleOf(p *dialect.Paging) rule {
	return rule{p.Kind, p.Start, p.Size, steps(p.Items), steps(p.Total), steps(p.Next), p.Links}
}

func steps(paths []dialect.Path) [][]string {
	var all [][]string
	for _, p := range paths {
		all = append(all, p.Steps())
	}
	return all
}

// extend replaces the names of the rule by those of the extension x-ms-pageable.
// It reports false if there is no link to a next page.
func (r *rule) extend(n *tree.Node) bool {
	next := n.Get("nextLinkName")
	if next == nil || !next.IsText() {
		return false
	}
	r.next = [][]string{{next.Text}}
	if items := n.Str("itemName"); items != "" {
		r.items = [][]string{{items}}
	}
	return true
}

// A list is an operation in one version whose answer may be a page of a list.
type list struct {
	op     *model.Operation
	r      *model.Revision
	answer *model.Schema
}

// fit returns how a rule reads the list, or nil if the rule does not fit.
func (l *list) fit(r rule) *model.Paging {
	p := &model.Paging{Kind: pagingKind(r.kind)}
	start, size := l.param(r.start, r.kind), l.param(r.size, dialect.PageNumber)
	items, found := l.member(r.items, isList)
	switch {
	case !found, len(r.start) > 0 && start == nil, size == nil && len(r.size) > 0 && !slices.Contains(r.size, ""):
		return nil
	case p.Kind == model.LinkHeader && !links(l.r):
		return nil
	}
	if start != nil {
		p.Start, p.First = start.Name.Wire, first(p.Kind, start)
	}
	if size != nil {
		p.Size = size.Name.Wire
	}
	p.Items = items
	p.Item = model.Resolved(l.answer.Member(items...).Type).(*model.List).Elem
	p.Total, _ = l.member(r.total, isNumber)
	for _, name := range r.links {
		if l.answer.Member(name) != nil {
			p.Links = append(p.Links, name)
		}
	}
	if len(r.next) > 0 {
		if p.Next, found = l.member(r.next, isNext(p.Kind)); !found {
			return nil
		}
	}
	return p
}

// links reports whether a successful answer declares the header Link.
func links(r *model.Revision) bool {
	link := func(h *model.Param) bool { return strings.EqualFold(h.Name.Wire, "Link") }
	return slices.ContainsFunc(r.Responses, func(a *model.Response) bool { return a.Success() && slices.ContainsFunc(a.Headers, link) })
}

func pagingKind(k dialect.PagingKind) model.PagingKind {
	switch k {
	case dialect.PageNumber:
		return model.PageNumber
	case dialect.Offset:
		return model.Offset
	case dialect.Cursor:
		return model.Cursor
	case dialect.LinkHeader:
		return model.LinkHeader
	}
	return model.NextLink
}

// param returns the first parameter of one of these names that may be the start of
// a page, or nil.
func (l *list) param(names []string, kind dialect.PagingKind) *model.Param {
	fits := isNumber
	if kind == dialect.Cursor {
		fits = isNext(model.Cursor)
	}
	for _, name := range names {
		if p := l.op.QueryParam(name); p != nil && fits(p.Type) {
			return p
		}
	}
	return nil
}

// member returns the first path to a member whose type fits.
func (l *list) member(paths [][]string, fits func(model.Type) bool) (path []string, found bool) {
	for _, path := range paths {
		if s := l.answer.Member(path...); s != nil && fits(s.Type) {
			return path, true
		}
	}
	return nil, false
}

func isList(t model.Type) bool {
	_, ok := model.Resolved(t).(*model.List)
	return ok
}

func isNumber(t model.Type) bool {
	p, ok := model.Resolved(t).(model.Primitive)
	return ok && (p.Kind == model.Integer || p.Kind == model.Number)
}

// isNext returns a function that reports whether a type is that of a cursor or, for
// other kinds, of a link.
func isNext(kind model.PagingKind) func(model.Type) bool {
	return func(t model.Type) bool {
		p, ok := model.Resolved(t).(model.Primitive)
		switch {
		case kind == model.Cursor && isNumber(t):
			return true
		case !ok || p.Kind != model.String:
			return false
		}
		return !slices.Contains([]string{"byte", "binary", "date", "date-time"}, p.Format)
	}
}

// first returns the number of the first page or item. The default of the parameter
// tells it, else its least value.
func first(kind model.PagingKind, p *model.Param) int {
	least := string(p.Effective().Default)
	if least == "" {
		least = model.Resolved(p.Type).(model.Primitive).Limits.Minimum
	}
	switch {
	case kind == model.PageNumber && least != "0", kind == model.Offset && least == "1":
		return 1
	}
	return 0
}
