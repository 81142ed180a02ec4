package sdk

import (
	"go/token"
	"go/types"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/atlasgen/atlasgen/internal/model"
)

// arguments returns the names of a method's parameters in Go, which are those
// of its parameter struct's fields with a small first letter. No two are alike,
// and none hides what a method uses.
func arguments(params []*model.Param) []string {
	var names []string
	taken := map[string]bool{
		"a": true, "ctx": true, "params": true, "body": true, "options": true, // the other variables of a method
	}
	for _, name := range imports {
		taken[name[strings.LastIndexByte(name, '/')+1:]] = true
	}
	for _, p := range params {
		name := lower(p.Name.Go)
		for taken[name] || token.IsKeyword(name) || types.Universe.Lookup(name) != nil {
			name += "Value"
		}
		taken[name] = true
		names = append(names, name)
	}
	return names
}

// lower returns an exported Go name with small letters at its start, up to the
// last capital of a run: "groupId", "id" for "ID", "awsAccount" for "AWSAccount". A
// plural is one run: "ids" for "IDs".
func lower(name string) string {
	run := strings.IndexFunc(name, func(r rune) bool { return !unicode.IsUpper(r) })
	if run < 0 {
		return strings.ToLower(name)
	}
	if next, _ := utf8.DecodeRuneInString(name[run:]); unicode.IsLower(next) && utf8.RuneCountInString(name[:run]) > 1 && !isPlural(name[run:]) {
		_, last := utf8.DecodeLastRuneInString(name[:run])
		run -= last
	}
	return strings.ToLower(name[:run]) + name[run:]
}

// isPlural reports whether a word ends in an s here.
func isPlural(rest string) bool {
	after, found := strings.CutPrefix(rest, "s")
	next, _ := utf8.DecodeRuneInString(after)
	return found && !unicode.IsLower(next)
}
