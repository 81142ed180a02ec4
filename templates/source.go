// Package templates contains files that are copied into the outputs: the
// hand-written Go of the runtime, the command line and other parts of an SDK.
package templates

import (
	"embed"
	"go/token"
	"slices"
	"strings"
	"sync"
	"unicode"
)

//go:embed go/runtime
var files embed.FS

// A Source is one Go file of the runtime.
type Source struct {
	Name string // "encode.go"
	Data []byte
}

// Runtime returns the files of the runtime for an SDK with the given features,
// sorted by name. They compile together with generated code that uses these
// features. Tests and doc.go are not included, because an SDK has its own
// package comment.
func Runtime(features ...Feature) []Source {
	return slices.DeleteFunc(sources(), func(s Source) bool { return !needed(s.Name, features) })
}

// sources returns the files of the runtime with every feature, by name.
func sources() []Source {
	var sources []Source
	entries, _ := files.ReadDir("go/runtime") // the folder is embedded
	for _, e := range entries {
		if name := e.Name(); name != "doc.go" && strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			sources = append(sources, Source{name, read("go/runtime/" + name)})
		}
	}
	return sources
}

// Reserved returns the exported names that no declaration of a document may take,
// sorted: those of the runtime with every feature, and of the client. They do not
// depend on the features of an SDK, so that a new feature never renames a type.
func Reserved() []string { return slices.Clone(reserved()) }

// reserved computes the names once.
var reserved = sync.OnceValue(func() []string {
	names := []string{"Client", "NewClient", "ParseWebhook", "UseAPIKey", "UseBasicAuth", "UseBearerToken", "UseDigestAuth", "UseOAuthAuth", "UseTokenSource"}
	for _, s := range sources() {
		names = append(names, exported(s)...)
	}
	slices.Sort(names)
	return slices.Compact(names)
})

// exported returns the exported names that a file declares at the top level. It
// relies on the form that gofmt gives to declarations, because parsing the runtime
// would take most of the time in which the program starts.
func exported(s Source) []string {
	var names []string
	group := false // inside the parentheses of a const, type or var
	for line := range strings.Lines(string(s.Data)) {
		keyword, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		declares := keyword == "const" || keyword == "func" || keyword == "type" || keyword == "var"
		switch {
		case declares && rest == "(":
			group = true
		case declares:
			names = append(names, exportedIn(rest)...)
		case line == ")\n":
			group = false
		case group:
			names = append(names, exportedIn(strings.TrimPrefix(line, "\t"))...)
		}
	}
	return names
}

// exportedIn returns the exported names in the list of names that a text begins with.
func exportedIn(text string) []string {
	var names []string
	for more := true; more; {
		end := strings.IndexFunc(text, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if end < 0 {
			end = len(text)
		}
		if name := text[:end]; token.IsExported(name) {
			names = append(names, name)
		}
		text, more = strings.CutPrefix(text[end:], ", ")
	}
	return names
}

func read(name string) []byte {
	data, _ := files.ReadFile(name) // the file is embedded
	return data
}
