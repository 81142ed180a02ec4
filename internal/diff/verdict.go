package diff

import (
	"bytes"
	"fmt"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/exp/apidiff"
)

// A Level says which part of a module's version grows with a change (Semantic
// Versioning 2.0.0, sections 6 to 8).
type Level int

// The levels, least first.
const (
	None  Level = iota // the same bytes
	Patch              // the same API in other words, or with other behaviour
	Minor
	Major
)

// String returns the level in small letters.
func (l Level) String() string { return [...]string{"none", "patch", "minor", "major"}[l] }

// A Verdict is what a change of a Go package means to programs that import it.
type Verdict struct {
	Level        Level
	Incompatible []string // why the level is Major; in the words of apidiff, sorted
	Compatible   []string // what was added; sorted
	Gone         []Symbol // exported names that are no longer there
}

// A GoFile is a file of a Go package.
type GoFile struct {
	Name string
	Data []byte
}

// Packages compares two packages as their importers see them. Neither need be on
// disk, nor what they import. Files that are not Go code count as behaviour.
//
// Arguments that changed places make a version major although everything
// compiles: apidiff looks at types alone, and a program would mix up two strings.
func Packages(from, to []GoFile) (Verdict, error) {
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

func sameFile(a, b GoFile) bool { return a.Name == b.Name && bytes.Equal(a.Data, b.Data) }

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

// swapped returns the methods whose parameters have the same names and types as
// before, and stand in another order.
func swapped(before, after *types.Package) []string {
	var found []string
	for _, name := range before.Scope().Names() {
		for method, old := range methods(before, name) {
			if now := methods(after, name)[method]; now != nil && reordered(parameters(old), parameters(now)) {
				found = append(found, fmt.Sprintf("%s.%s: parameters changed places, (%s) to (%s)",
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

// parameters returns the parameters of a function as "name type".
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
