package parser

import (
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// A claim is a name of the output's package and who has it.
type claim struct {
	what string
	pos  model.Position
}

// names holds the names of one Go package. Two declarations that want one name
// are a complaint that shows both; the names of the runtime are taken from the
// start, and a schema gives way to them with the suffix "Object".
type names struct {
	claims   map[string]claim
	reserved map[string]bool
}

func newNames(reserved []string) names {
	n := names{claims: map[string]claim{}, reserved: map[string]bool{}}
	for _, name := range reserved {
		n.reserved[name] = true
	}
	return n
}

// free returns name, or name with the suffix "Object" if the runtime has it.
func (n names) free(name string) string {
	if n.reserved[name] {
		return name + "Object"
	}
	return name
}

// take claims a name for what stands at pos. It complains and returns false if
// the name is taken.
func (b *builder) take(name, what string, pos model.Position) bool {
	if b.names.reserved[name] {
		b.complain(pos, "%s wants the Go name %s, which the runtime has", what, name)
		return false
	}
	if old, taken := b.names.claims[name]; taken {
		b.complain(pos, "%s wants the Go name %s, which %s at %s has", what, name, old.what, old.pos)
		return false
	}
	b.names.claims[name] = claim{what, pos}
	return true
}

// takeKebab claims the hyphenated name of an operation or a tag, which is that of
// files and commands, and complains if another of the kind has it.
func (b *builder) takeKebab(kind string, name model.Name, pos model.Position) {
	what, key := kind+" "+quote(name.Wire), kind+":"+name.Kebab
	if old, taken := b.names.claims[key]; taken {
		b.complain(pos, "%s wants the name %s of files and commands, which %s at %s has", what, name.Kebab, old.what, old.pos)
		return
	}
	b.names.claims[key] = claim{what, pos}
}

// shortNames maps the schemas of the document to their Go names: less one
// trailing View or Manual, unless two schemas want the result.
func shortNames(schemas []string) map[string]string {
	wanted := map[string]int{}
	for _, s := range schemas {
		wanted[shorten(s)]++
		if shorten(s) != s {
			wanted[s]++
		}
	}
	short := map[string]string{}
	for _, s := range schemas {
		short[s] = s
		if wanted[shorten(s)] == 1 {
			short[s] = shorten(s)
		}
	}
	return short
}

func shorten(schema string) string {
	for _, suffix := range []string{"View", "Manual"} {
		if short, ok := strings.CutSuffix(schema, suffix); ok && short != "" {
			return short
		}
	}
	return schema
}

// members gives the members of one type or parameter struct distinct names:
// the second that wants a name gets a 2 behind it, the third a 3.
type members map[string]int

func (m members) name(want string) string {
	name := want
	for m[name] > 0 {
		m[want]++
		name = want + strconv.Itoa(m[want])
	}
	m[name]++
	return name
}
