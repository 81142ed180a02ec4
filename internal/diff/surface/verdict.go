package surface

import (
	"bytes"
	"fmt"
	"go/types"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/exp/apidiff"
)

// A Level is the part of a module's version that a change increases (Semantic
// Versioning 2.0.0, sections 6 to 8).
type Level int

// The levels, smallest first.
const (
	None  Level = iota // the same bytes
	Patch              // the same API with other comments or behaviour
	Minor
	Major
)

// String returns the level in lower case.
func (l Level) String() string { return [...]string{"none", "patch", "minor", "major"}[l] }

// A Verdict describes the effect of a changed Go package on its importers.
type Verdict struct {
	Level        Level
	Incompatible []string // reasons for Major, as apidiff words them, sorted
	Generator    []string // more of them, which another version of the generator causes and not the API
	Compatible   []string // additions, sorted
	Gone         []Symbol // removed exported names
}

// A File is a file of a Go package.
type File struct {
	Name string
	Data []byte
}

// Packages compares two packages as importers see them. The packages and their
// imports need not be on disk. Files other than Go code count as behaviour.
//
// Reordered parameters make a change Major even if everything compiles: apidiff
// compares types only, and a program would swap two strings.
func Compare(from, to []File) (Verdict, error) {
	world := newWorld()
	before, err := world.check(from)
	if err != nil {
		return Verdict{}, fmt.Errorf("type-checking the older package: %w", err)
	}
	after, err := world.check(to)
	if err != nil {
		return Verdict{}, fmt.Errorf("type-checking the newer package: %w", err)
	}
	v := judge(before, after, slices.EqualFunc(from, to, sameFile))
	v.deprecate(world.newlyDeprecated(from, to), after)
	return v, nil
}

// deprecate adds deprecated names, which is at least a minor change (Semantic
// Versioning 2.0.0, section 7). It ignores new names.
func (v *Verdict) deprecate(names []string, after *types.Package) {
	for _, name := range names {
		typ, member, _ := strings.Cut(name, ".")
		if after.Scope().Lookup(typ) == nil || slices.Contains(v.Compatible, name+": added") || slices.Contains(v.Compatible, "(*"+typ+")."+member+": added") || slices.Contains(v.Compatible, typ+": added") {
			continue
		}
		v.Compatible = append(v.Compatible, name+": deprecated")
		v.Level = max(v.Level, Minor)
	}
	slices.Sort(v.Compatible)
}

func sameFile(a, b File) bool { return a.Name == b.Name && bytes.Equal(a.Data, b.Data) }

func judge(before, after *types.Package, same bool) Verdict {
	v := Verdict{Level: Patch, Gone: missingIn(before, after)}
	if same {
		v.Level = None
	}
	for _, c := range apidiff.Changes(before, after).Changes {
		switch {
		case !c.Compatible && sameHeader(before, after, c.Message):
		case c.Compatible:
			v.Compatible = append(v.Compatible, c.Message)
			v.Level = max(v.Level, Minor)
		default:
			v.Incompatible = append(v.Incompatible, c.Message)
			v.Level = Major
		}
	}
	if swaps := swapped(before, after); len(swaps) > 0 {
		v.Incompatible = append(v.Incompatible, swaps...)
		v.Level = Major
	}
	slices.Sort(v.Incompatible)
	slices.Sort(v.Compatible)
	return v
}

// valueChanged is how apidiff words a constant with another value.
var valueChanged = regexp.MustCompile(`^(Header\w+): value changed from "(.*)" to "(.*)"$`)

// sameHeader reports whether a message is about the name of a header that has another
// case (RFC 9110, section 5.1).
func sameHeader(before, after *types.Package, message string) bool {
	m := valueChanged.FindStringSubmatch(message)
	return m != nil && strings.EqualFold(m[2], m[3]) && isHeader(before, m[1]) && isHeader(after, m[1])
}

// isHeader reports whether a constant is declared as the name of a header.
func isHeader(p *types.Package, name string) bool {
	c, ok := p.Scope().Lookup(name).(*types.Const)
	if !ok {
		return false
	}
	named, ok := c.Type().(*types.Named)
	return ok && named.Obj().Name() == "ResponseHeader"
}

// swapped describes the methods whose parameters have the same names and types
// as before, in another order.
func swapped(before, after *types.Package) []string {
	var found []string
	for _, name := range before.Scope().Names() {
		for method, old := range methods(before, name) {
			if now := methods(after, name)[method]; now != nil && reordered(parameters(old), parameters(now)) {
				found = append(found, fmt.Sprintf("%s.%s: order of parameters changed from (%s) to (%s)",
					name, method, strings.Join(parameters(old), ", "), strings.Join(parameters(now), ", ")))
			}
		}
	}
	return found
}

// methods returns the exported methods of a type, by name.
func methods(p *types.Package, name string) map[string]*types.Func {
	found := map[string]*types.Func{}
	object, ok := p.Scope().Lookup(name).(*types.TypeName)
	if !ok {
		return found
	}
	if named, ok := object.Type().(*types.Named); ok {
		for m := range named.Methods() {
			if m.Exported() {
				found[m.Name()] = m
			}
		}
	}
	return found
}

// parameters returns the parameters of a function, each as "name type".
func parameters(f *types.Func) []string {
	var list []string
	for p := range f.Signature().Params().Variables() {
		list = append(list, p.Name()+" "+types.TypeString(p.Type(), types.RelativeTo(f.Pkg())))
	}
	return list
}

func reordered(a, b []string) bool {
	return !slices.Equal(a, b) && slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}
