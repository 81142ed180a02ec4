package diff

import (
	"cmp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff/equal"
	"github.com/atlasgen/atlasgen/internal/model"
)

// servers compares the servers of an operation: its own, or those of the document. The
// first one is the default.
func (d *documents) servers(a, b *model.Operation) {
	if !d.before(a) || !d.after(b) {
		return
	}
	for _, f := range serverChanges(serversOf(a, d.from), serversOf(b, d.to)) {
		f.path = "servers"
		d.share(a, b, f)
	}
}

// serversOf returns the servers of an operation. A document without any has one below
// its own address (OpenAPI 3.1, OpenAPI Object).
func serversOf(op *model.Operation, doc *model.Document) []model.Server {
	list := doc.Servers
	if op.Servers != nil {
		list = op.Servers
	}
	if len(list) == 0 {
		return []model.Server{{URL: "/"}}
	}
	return list
}

func serverChanges(from, to []model.Server) []finding {
	var all []finding
	before, after := address(from[0]), address(to[0])
	moved := before != after
	if moved {
		all = append(all, finding{kind: ServerChanged, before: before, after: after,
			rule: either(strings.Contains(before, "://") || strings.Contains(before, "{"), breaks("requests of callers who rely on the default go elsewhere"), harmless("callers had to name a server before"))})
	}
	for i, s := range from {
		next := serverLike(to, s)
		switch {
		case next != nil:
			all = append(all, variables(s, *next, moved && i == 0)...)
		case !moved || i > 0:
			all = append(all, finding{kind: ServerRemoved, before: s.URL, rule: breaks("requests to it fail")})
		}
	}
	for i, s := range to {
		if serverLike(from, s) == nil && (!moved || i > 0) {
			all = append(all, finding{kind: ServerAdded, after: s.URL, rule: harmless("it must be chosen")})
		}
	}
	return all
}

// address returns the URL of a server with its defaults. A variable without a default
// stays.
func address(s model.Server) string { return equal.URL(cmp.Or(s.Address(), s.URL)) }

func serverLike(list []model.Server, s model.Server) *model.Server {
	i := slices.IndexFunc(list, func(o model.Server) bool { return equal.URL(o.URL) == equal.URL(s.URL) })
	if i < 0 {
		return nil
	}
	return &list[i]
}

// variables compares the variables of two servers with one URL. moved says that the
// defaults are reported already.
func variables(a, b model.Server, moved bool) []finding {
	var all []finding
	for _, v := range a.Variables {
		i := slices.IndexFunc(b.Variables, func(w model.ServerVariable) bool { return w.Name == v.Name })
		if i < 0 {
			continue // both URLs have the same variables
		}
		w := b.Variables[i]
		if r, changed := variableRule(v, w, moved); changed {
			all = append(all, finding{kind: ServerVariableChanged, member: v.Name, before: values(v), after: values(w), rule: r})
		}
	}
	return all
}

// values describes a variable: "region: eu, us (default eu)".
func values(v model.ServerVariable) string {
	text := v.Name + ": " + cmp.Or(strings.Join(v.Enum, ", "), "any value")
	if !v.Required {
		text += " (default " + v.Default + ")"
	}
	return text
}

// variableRule returns the rule for a changed variable. It reports false if only its
// default changed and moved is set, or if values are in another order.
func variableRule(v, w model.ServerVariable, moved bool) (rule, bool) {
	narrower := len(w.Enum) > 0 && (len(v.Enum) == 0 || slices.ContainsFunc(v.Enum, func(x string) bool { return !slices.Contains(w.Enum, x) }))
	wider := len(v.Enum) > 0 && (len(w.Enum) == 0 || slices.ContainsFunc(w.Enum, func(x string) bool { return !slices.Contains(v.Enum, x) }))
	switch {
	case narrower:
		return breaks("servers with other values are gone"), true
	case !v.Required && w.Required:
		return breaks("callers must set it"), true
	case !v.Required && v.Default != w.Default && !moved:
		return breaks("requests of callers who rely on the default go elsewhere"), true
	case wider || v.Required && !w.Required:
		return harmless("callers have more choice"), true
	}
	return rule{}, false
}
