package build

import "github.com/atlasgen/atlasgen/internal/model"

// pageNumbers is how Atlas pages lists. It has no element type: that is the
// operation's.
var pageNumbers = model.Paging{
	Kind:  model.PageNumber,
	Start: "pageNum",
	Size:  "itemsPerPage",
	Items: []string{"results"},
	Total: []string{"totalCount"},
}

// setPaging says how each revision is paged, when all types are known.
func setPaging(ops []*model.Operation) {
	for _, op := range ops {
		for _, r := range op.Revisions {
			r.Paging = paging(op, r)
		}
	}
}

// paging returns how a revision of an operation is paged, or nil. Only a GET is
// paged: another method would repeat a change.
func paging(op *model.Operation, r *model.Revision) *model.Paging {
	rule := pageNumbers
	if op.Method != "GET" || op.QueryParam(rule.Start) == nil || op.QueryParam(rule.Size) == nil {
		return nil
	}
	answer := r.Answer()
	if answer.Kind != model.Value {
		return nil
	}
	items := answer.Value.Member(rule.Items...)
	if items == nil {
		return nil
	}
	list, ok := model.Resolved(items.Type).(*model.List)
	if !ok {
		return nil
	}
	if answer.Value.Member(rule.Total...) == nil {
		rule.Total = nil
	}
	rule.Item = list.Elem
	return &rule
}
