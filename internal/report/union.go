package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// A UnionPlace is a union and how a program knows which arm a value is.
type UnionPlace struct {
	Place
	Told string // "by discriminator providerName", "by tag 21 of 56 of instanceSize", "by required property id", "raw", ...
}

// Unions returns the unions that an API reaches, in document order.
func Unions(api *model.API) []UnionPlace {
	var unions []UnionPlace
	for _, d := range api.Decls {
		if u, ok := d.Type.(*model.Union); ok {
			unions = append(unions, UnionPlace{Place{d.Pos, d.Name.Go}, told(u)})
		}
	}
	slices.SortStableFunc(unions, func(a, b UnionPlace) int { return model.ComparePositions(a.Pos, b.Pos) })
	return unions
}

func told(u *model.Union) string {
	var keys []string
	tags, byKind := len(u.Ambiguous), false
	for _, a := range u.Arms {
		tags += len(a.Tags)
		switch {
		case len(a.Tags) > 0:
		case a.Key != "":
			keys = append(keys, a.Key)
		case u.Told(a):
			byKind = true
		}
	}
	var ways []string
	switch {
	case tags == 0:
	case u.Inferred:
		ways = append(ways, fmt.Sprintf("by tag %d of %d of %s", tags-len(u.Ambiguous), tags, u.Discriminator))
	default:
		ways = append(ways, "by discriminator "+u.Discriminator)
	}
	if len(keys) > 0 {
		ways = append(ways, "by required property "+strings.Join(keys, " or "))
	}
	if byKind {
		ways = append(ways, "by kind of JSON value")
	}
	if u.Raw() {
		ways = append(ways, "raw")
	}
	return strings.Join(ways, ", else ")
}
