package surface

import (
	"bytes"
	"fmt"
	"go/types"
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
	return judge(before, after, slices.EqualFunc(from, to, sameFile)), nil
}

func sameFile(a, b File) bool { return a.Name == b.Name && bytes.Equal(a.Data, b.Data) }

func judge(before, after *types.Package, same bool) Verdict {
	v := Verdict{Level: Patch, Gone: missingIn(before, after)}
	if same {
		v.Level = None
	}
	for _, c := range apidiff.Changes(before, after).Changes {
		switch {
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
