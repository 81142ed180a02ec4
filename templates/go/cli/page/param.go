package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// shown returns the parameters that readers see, required ones first.
func (p *Program) shown(op *ops.Operation, v *ops.Version) []Param {
	list := slices.DeleteFunc(p.Params(op, v), func(p Param) bool { return p.Hidden })
	slices.SortStableFunc(list, func(a, b Param) int { return rank(a) - rank(b) })
	return list
}

// rank returns 0 for a required parameter and 1 for another.
func rank(p Param) int {
	if p.Required {
		return 0
	}
	return 1
}

// kind returns what a flag takes.
func (p Param) kind() string {
	kind := p.Type
	switch {
	case p.Format == "date-time":
		kind = "time"
	case p.Format == binary:
		kind = "file"
	case p.Type == "object" && p.Array:
		return "json"
	case p.Structured():
		return map[string]string{"object": "key=value", "json": "json"}[kind]
	}
	if p.Array {
		return kind + ",..."
	}
	return kind
}

// binary is the format of files in forms.
const binary = "binary"

// Brief returns what a parameter means in one sentence.
func (p Param) Brief() string { return brief(p.Description) }

// about returns what is known of a parameter in one line: what it means, what it
// may be, what it is without the flag.
func (p Param) about() string {
	var facts []string
	add := func(format string, args ...any) { facts = append(facts, fmt.Sprintf(format, args...)) }
	switch {
	case p.Required && p.In == ops.Body:
		add("required in the body")
	case p.Required:
		add("required")
	}
	if len(p.Enum) > 0 {
		add("one of %s", values(p.Enum))
	}
	if p.Pattern != "" && len(p.Pattern) <= 60 {
		add("matches %s", p.Pattern)
	}
	if bounds := p.bounds(); bounds != "" {
		add("%s", bounds)
	}
	if p.Type == "object" {
		add("JSON, or a flag for each member")
	}
	if p.Default != "" {
		add("default %s", p.Default)
	}
	if p.Alias != "" {
		add("also --%s", p.Alias)
	}
	if p.Deprecated {
		add("deprecated")
	}
	text := p.Brief()
	if len(facts) > 0 {
		text = strings.TrimSpace(text + " (" + strings.Join(facts, "; ") + ")")
	}
	return text
}

// values lists known values, the first of many.
func values(enum []string) string {
	const most = 12
	if len(enum) < most+4 {
		return strings.Join(enum, ", ")
	}
	return strings.Join(enum[:most], ", ") + fmt.Sprintf(" and %d more", len(enum)-most)
}

// bounds returns what a number or the length of a text may be.
func (p Param) bounds() string {
	var parts []string
	add := func(words, value string) {
		if value != "" {
			parts = append(parts, words+" "+value)
		}
	}
	least, most := "at least", "at most"
	if p.Above {
		least = "more than"
	}
	if p.Below {
		most = "less than"
	}
	add(least, p.Min)
	add(most, p.Max)
	if p.Pattern == "" {
		switch {
		case p.MinLength > 0 && p.MaxLength > 0:
			add("length", fmt.Sprintf("%d to %d", p.MinLength, p.MaxLength))
		case p.MinLength > 0:
			add("length at least", fmt.Sprint(p.MinLength))
		case p.MaxLength > 0:
			add("length at most", fmt.Sprint(p.MaxLength))
		}
	}
	return strings.Join(parts, ", ")
}

// sample returns a value that the parameter may have.
func (p Param) sample() string {
	if p.Format == binary && p.In == ops.Body {
		return p.Flag + ".bin"
	}
	if p.Structured() {
		return cmp.Or(p.Example, "{}")
	}
	return cmp.Or(p.Example, "string")
}
