package waiting

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Apply applies the dialect's rules to the operations that have no watcher of
// their own. A rule that does not fit the document is passed over.
func (r *Reader) Apply(ops []*model.Operation) {
	places := map[dialect.Endpoint]*model.Operation{}
	for _, op := range ops {
		places[dialect.Endpoint(op.Method+" "+op.Path)] = op
	}
	for _, rule := range r.Dialect.Waiting {
		change, get := places[rule.Change], places[rule.Poll]
		if change == nil || get == nil || change.Watcher != nil {
			continue
		}
		w := ruled(rule, change, get)
		if w != nil && r.Names.Take(change.Tag.Name.Go+"."+w.Method, "watcher", w.Pos) == "" {
			change.Watcher = w
		}
	}
}

// ruled returns the watcher that a rule makes, or nil if it cannot work. It polls
// the newest version that is not newer than the rule's.
func ruled(rule dialect.Waiting, change, get *model.Operation) *model.Watcher {
	at, _ := model.ParseVersion(string(rule.At)) // it was checked when the dialect was read
	r := get.Resolve(at)
	if r == nil {
		return nil
	}
	w := &model.Watcher{
		Pos: change.Pos, Method: waitMethod(change), Get: get, Version: r.Version,
		Values: slices.Concat(rule.Until.Values, rule.Until.Failed), Failed: slices.Clone(rule.Until.Failed), Status: rule.Until.Status,
	}
	if rule.Until.Path != "" {
		w.Path = "$." + string(rule.Until.Path)
	}
	for _, p := range slices.Concat(get.PathParams(), get.Params) {
		if from := source(rule.With, p, change); from != "" && !named(w, p) {
			w.Params = append(w.Params, model.WatchParam{Name: p.Name.Wire, From: from})
		}
	}
	if watch(w, "", "") != "" {
		return nil
	}
	return w
}

// source says where a parameter of the polled operation comes from: as the rule
// says or, if it is required, from the parameter of that name of the change. It is
// empty if it comes from neither.
func source(with dialect.Arguments, p *model.Param, change *model.Operation) string {
	for _, argument := range with {
		if argument.Name == p.Name.Wire {
			return argument.From
		}
	}
	same := func(q *model.Param) bool { return q.Name.Wire == p.Name.Wire && q.In == p.In }
	if p.Required && slices.ContainsFunc(change.Params, same) {
		return "input:" + p.Name.Wire
	}
	return ""
}
