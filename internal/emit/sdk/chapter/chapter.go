// Package chapter distributes the services and types of an API over the files of its
// SDK.
package chapter

import (
	"cmp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// A Chapter is what one file is about: a service with the types that nobody
// else uses, or types that several services share.
type Chapter struct {
	File    string
	Service *model.Service // nil for shared types
	Decls   []*model.Decl  // by Go name, but a union is followed by its arms
}

// All distributes the declarations of an API over files, ordered by name.
func All(api *model.API) []Chapter {
	var all []Chapter
	for _, s := range api.Services {
		all = append(all, Chapter{File: serviceFile(s), Service: s})
	}
	places := map[string]int{} // file -> its index in all
	for i, c := range all {
		places[c.File] = i
	}
	users := newUsers(api)
	for _, family := range families(api.Structs()) {
		file := sharedFile(family[0])
		if s := users.only(family); s != nil {
			file = serviceFile(s)
		}
		i, ok := places[file]
		if !ok {
			i = len(all)
			places[file] = i
			all = append(all, Chapter{File: file})
		}
		all[i].Decls = append(all[i].Decls, family...)
	}
	slices.SortFunc(all, func(a, b Chapter) int { return strings.Compare(a.File, b.File) })
	return all
}

func serviceFile(s *model.Service) string {
	return strings.ReplaceAll(s.Tag.Name.Kebab, "-", "_") + "_api.go"
}

// sharedFile names the file of a shared type after its first letter.
func sharedFile(d *model.Decl) string {
	letter := strings.ToLower(d.Name.Go[:1])
	if letter < "a" || letter > "z" {
		letter = "other"
	}
	return "types_" + letter + ".go"
}

// users says which service uses a declaration.
type users map[*model.Decl]*model.Service

// several stands for more than one service.
var several = new(model.Service)

func newUsers(api *model.API) users {
	u := users{}
	for _, s := range api.Services {
		for _, e := range s.Endpoints {
			e.Walk(func(d *model.Decl) bool { return u.add(d, s) })
		}
	}
	return u
}

// add adds a user of a declaration. It returns false if that changes nothing, for
// then it changes nothing of what the declaration uses.
func (u users) add(d *model.Decl, s *model.Service) bool {
	before := u[d]
	u[d] = merge(before, s)
	return u[d] != before
}

// only returns the one service that uses any of some declarations, or nil.
func (u users) only(family []*model.Decl) *model.Service {
	var one *model.Service
	for _, d := range family {
		one = merge(one, u[d])
	}
	if one == several {
		return nil
	}
	return one
}

func merge(a, b *model.Service) *model.Service {
	if a != nil && b != nil && a != b {
		return several
	}
	return cmp.Or(a, b)
}

// families groups declarations that stand side by side: a union, its shared
// properties, then its arms; every other declaration is alone. An arm of several
// unions stands with the first of them.
func families(decls []*model.Decl) [][]*model.Decl {
	parent := map[*model.Decl]*model.Decl{}
	for _, d := range decls {
		for _, m := range membersOf(d) {
			if parent[m] == nil && !descends(parent, d, m) {
				parent[m] = d
			}
		}
	}
	var all [][]*model.Decl
	for _, d := range decls {
		if parent[d] == nil {
			all = append(all, family(parent, d))
		}
	}
	return all
}

// membersOf returns the declarations that belong beside a union.
func membersOf(d *model.Decl) []*model.Decl {
	u, ok := d.Type.(*model.Union)
	if !ok || u.Merged != nil {
		return nil
	}
	var members []*model.Decl
	if u.Shared != nil {
		members = append(members, u.Shared)
	}
	for _, a := range u.Arms {
		members = append(members, a.Decl)
	}
	return members
}

// descends reports whether d is m or stands in m's family.
func descends(parent map[*model.Decl]*model.Decl, d, m *model.Decl) bool {
	for ; d != nil; d = parent[d] {
		if d == m {
			return true
		}
	}
	return false
}

func family(parent map[*model.Decl]*model.Decl, d *model.Decl) []*model.Decl {
	all := []*model.Decl{d}
	for _, m := range membersOf(d) {
		if parent[m] == d {
			all = append(all, family(parent, m)...)
		}
	}
	return all
}
