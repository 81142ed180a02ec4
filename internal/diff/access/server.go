package access

import (
	"cmp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff/equal"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Servers compares two lists of servers, which are not empty. The first of each is the
// default.
func Servers(from, to []model.Server) []Finding {
	var all []Finding
	before, after := address(from[0]), address(to[0])
	moved := before != after
	if moved {
		f := Finding{What: ServerChanged, Before: before, After: after, Breaks: elsewhere}
		if !strings.Contains(before, "://") && !strings.Contains(before, "{") {
			f.Breaks, f.Fine = "", "callers had to name a server before"
		}
		all = append(all, f)
	}
	for i, s := range from {
		next := serverLike(to, s)
		switch {
		case next != nil:
			all = append(all, variables(s, *next, moved && i == 0)...)
		case !moved || i > 0:
			all = append(all, Finding{What: ServerRemoved, Before: s.URL, Breaks: "requests to it fail"})
		}
	}
	for i, s := range to {
		if serverLike(from, s) == nil && (!moved || i > 0) {
			all = append(all, Finding{What: ServerAdded, After: s.URL, Fine: "it must be chosen"})
		}
	}
	return all
}

const elsewhere = "requests of callers who rely on the default go elsewhere"

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
func variables(a, b model.Server, moved bool) []Finding {
	var all []Finding
	for _, v := range a.Variables {
		i := slices.IndexFunc(b.Variables, func(w model.ServerVariable) bool { return w.Name == v.Name })
		if i < 0 {
			continue // both URLs have the same variables
		}
		w := b.Variables[i]
		if breaks, fine := variableVerdict(v, w, moved); breaks+fine != "" {
			all = append(all, Finding{ServerVariableChanged, v.Name, values(v), values(w), breaks, fine})
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

// variableVerdict returns the verdict on a changed variable. It is empty if only the
// default changed and moved is set, or if values are in another order.
func variableVerdict(v, w model.ServerVariable, moved bool) (breaks, fine string) {
	narrower := len(w.Enum) > 0 && (len(v.Enum) == 0 || slices.ContainsFunc(v.Enum, func(x string) bool { return !slices.Contains(w.Enum, x) }))
	wider := len(v.Enum) > 0 && (len(w.Enum) == 0 || slices.ContainsFunc(w.Enum, func(x string) bool { return !slices.Contains(v.Enum, x) }))
	switch {
	case narrower:
		return "servers with other values are gone", ""
	case !v.Required && w.Required:
		return "callers must set it", ""
	case !v.Required && v.Default != w.Default && !moved:
		return elsewhere, ""
	case wider || v.Required && !w.Required:
		return "", "callers have more choice"
	}
	return "", ""
}
