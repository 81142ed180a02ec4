package naming

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// Claims holds the names of one Go package and of its files. Two declarations
// that want one name are a fault that shows both; the names of the runtime are
// taken from the start, and a schema gives way to them with the suffix "Object".
type Claims struct {
	claims   map[string]claim
	reserved map[string]bool
	kept     map[string]string // by name: the place for which it is set aside
}

// A claim is who has a name.
type claim struct {
	what string
	pos  model.Position
}

// NewClaims returns the claims of a package that has the names of the runtime alone.
func NewClaims(reserved []string) Claims {
	c := Claims{claims: map[string]claim{}, reserved: map[string]bool{}, kept: map[string]string{}}
	for _, name := range reserved {
		c.reserved[name] = true
	}
	return c
}

// Free returns name, or name with the suffix "Object" if the runtime has it.
func (c Claims) Free(name string) string {
	if c.reserved[name] {
		return name + "Object"
	}
	return name
}

// Take claims a Go name for what stands at pos. If the name is taken it returns
// who has it, as a complaint says it, and else "".
func (c Claims) Take(name, what string, pos model.Position) (fault string) {
	if holder := c.Holder(name); holder != "" {
		return fmt.Sprintf("%s wants the Go name %s, which %s has", what, name, holder)
	}
	c.claims[name] = claim{what, pos}
	return ""
}

// SettleKebab claims, among those of a kind, the hyphenated name for what stands at
// pos: that of its files and commands. It returns the name, which has a number if
// another has it.
func (c Claims) SettleKebab(kind, kebab, what string, pos model.Position) string {
	claimed := c.Settle(kind+":"+kebab+"-", what, pos)
	return strings.TrimSuffix(strings.TrimPrefix(claimed, kind+":"), "-")
}

// Holder says who has a Go name: "schema "Pet" at api.yaml:3:5", or "the runtime". It
// is empty if the name is free.
func (c Claims) Holder(name string) string {
	old, taken := c.claims[name]
	switch {
	case c.reserved[name]:
		return "the runtime"
	case taken:
		return fmt.Sprintf("%s at %s", old.what, old.pos)
	case c.kept[name] != "":
		return "what keeps its name, " + c.kept[name] + ","
	}
	return ""
}

// Yield claims a Go name that gives way, with the suffix "Value", to those that
// have it, and returns what it has become.
func (c Claims) Yield(name, what string, pos model.Position) string {
	for c.Holder(name) != "" {
		name += "Value"
	}
	c.claims[name] = claim{what, pos}
	return name
}

// Settle claims a Go name that gives way to those that have it: want, or want
// followed by the first number that is free. It returns the name.
func (c Claims) Settle(want, what string, pos model.Position) string {
	name := want
	for i := 2; c.Holder(name) != ""; i++ {
		name = want + strconv.Itoa(i)
	}
	c.claims[name] = claim{what, pos}
	return name
}

// Members gives the members of one type or parameter struct distinct names:
// the second that wants a name gets a 2 behind it, the third a 3.
type Members map[string]int

// Distinct returns the name that the next member gets, which wants another perhaps.
func (m Members) Distinct(want string) string {
	name := want
	for m[name] > 0 {
		m[want]++
		name = want + strconv.Itoa(m[want])
	}
	m[name]++
	return name
}
