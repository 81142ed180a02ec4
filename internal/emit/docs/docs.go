// Package docs writes the reference of an API: a page per operation in HTML,
// Markdown and JSON from one [Page], and the pages around them. Every text that
// comes from the document is untrusted; it is made safe where it is written.
package docs

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Options say what the pages are told beside the API.
type Options struct {
	Module    string  // the SDK's, for samples: "github.com/atlasgen/atlas-sdk"
	Package   string  // the SDK's one package: "admin"
	CLI       string  // the command-line client's module
	Command   string  // its name: "atlas"
	Site      string  // the absolute URL of the site, for its map; empty: there is no map
	Templates fs.FS   // files that stand for built-in ones of the same name; nil: none
	Changes   Changes // what changed between versions; nil: it is not shown
	Changelog string  // what changed from release to release, in CommonMark; empty: it is not told
}

// Changes returns what changed from one revision of an operation to another.
type Changes func(op *model.Operation, from, to *model.Revision) []Change

// A Change is one difference between two versions of an operation.
type Change struct {
	What     string `json:"what"`  // what happened: "property added"
	Where    string `json:"where"` // where it happened: "Cluster tags[].key", "response 200.id"
	Before   string `json:"before,omitempty"`
	After    string `json:"after,omitempty"`
	Breaking bool   `json:"breaking"`
	Reason   string `json:"reason,omitempty"` // why it is or is not breaking
}

// Emit returns the files of the reference, by path, all below "docs/". An error
// that is not an *emit.Fault is about a template.
func Emit(api *model.API, o Options) ([]emit.File, error) {
	s, err := newSite(api, o)
	if err != nil {
		return nil, err
	}
	for _, write := range []func(*site) error{
		(*site).operationPages, (*site).tagPages, (*site).schemaPages, (*site).surroundings, (*site).assets,
	} {
		if err := write(s); err != nil {
			return nil, err
		}
	}
	return sorted(s.files)
}

// sorted orders files by path and refuses two claims to one.
func sorted(files []emit.File) ([]emit.File, error) {
	slices.SortFunc(files, func(a, b emit.File) int { return strings.Compare(a.Path, b.Path) })
	for i := 1; i < len(files); i++ {
		if files[i].Path == files[i-1].Path {
			return nil, emit.Faultf("two pages want to be %s", files[i].Path)
		}
	}
	return files, nil
}
