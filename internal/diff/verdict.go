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
}

// A GoFile is a file of a Go package.
type GoFile struct {
	Name string
	Data []byte
}

// Packages compares two packages as their importers see them. Neither need be on
// disk, nor what they import. Files that are not Go code count as behaviour.
//
// Differences that apidiff calls incompatible because values of a struct can no
// longer be compared with == are left aside: what a generated struct holds are
// pointers, which == says nothing about.
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
	v := Verdict{Level: Patch}
	if same {
		v.Level = None
	}
	for _, c := range apidiff.Changes(before, after).Changes {
		switch {
		case strings.HasSuffix(c.Message, "old is comparable, new is not"):
		case c.Compatible:
			v.Compatible = append(v.Compatible, c.Message)
			v.Level = max(v.Level, Minor)
		default:
			v.Incompatible = append(v.Incompatible, c.Message)
			v.Level = Major
		}
	}
	slices.Sort(v.Incompatible)
	slices.Sort(v.Compatible)
	return v
}
