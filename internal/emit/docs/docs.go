// Package docs writes the reference of an API: a page for each operation in HTML,
// Markdown and JSON, and the pages around them. Package page holds the content of
// pages as data. The other packages below this one write it.
package docs

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/docs/html"
	"github.com/atlasgen/atlasgen/internal/emit/docs/markdown"
	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/docs/sample"
	"github.com/atlasgen/atlasgen/internal/model"
	cli "github.com/atlasgen/atlasgen/templates/go/cli/page"
)

// Options describe the SDK, the command line and the site for the pages.
type Options struct {
	Module    string      // the SDK's, for samples: "github.com/atlasgen/atlas-sdk"
	Package   string      // the SDK's one package: "admin"
	CLI       string      // the command-line client's module
	Program   cli.Program // the command line itself
	Dialect   *dialect.Dialect
	Site      string    // the absolute URL of the site, for its map; empty if there is no map
	Templates fs.FS     // files that stand for built-in ones of the same name; nil if there are none
	Changes   Changes   // what changed between versions; nil if it is not shown
	Changelog string    // what changed from release to release, in CommonMark; may be empty
	Releases  []Release // the same by date, newest first
}

// Changes returns what changed from one revision of an operation to another.
type Changes = page.Changes

// A Release is a section of the changelog.
type Release = page.Release

// A Change is one difference between two versions of an operation.
type Change = page.Change

// Emit returns the files of the reference, all below "docs/" and sorted by path. An
// error that is not an *emit.Fault is about a template.
func Emit(api *model.API, o Options) ([]emit.File, error) {
	s, err := newSite(api, o)
	if err != nil {
		return nil, err
	}
	for _, write := range []func(*site) error{
		(*site).operations, (*site).webhooks, (*site).tags, (*site).schemas, (*site).surroundings, (*site).assets,
	} {
		if err := write(s); err != nil {
			return nil, err
		}
	}
	return sorted(s.files)
}

// A site is the reference that is being written.
type site struct {
	options  Options
	pages    *page.Site
	html     *html.Writer
	markdown *markdown.Writer
	files    []emit.File
	size     int            // of the files, in bytes
	at       model.Position // subject of the current file
}

func newSite(api *model.API, o Options) (*site, error) {
	samples := sample.Options{Module: o.Module, Package: o.Package, CLI: o.CLI, Program: o.Program, Query: o.Dialect.Samples.Query}
	s := &site{options: o, pages: page.NewSite(api, page.Options{Samples: samples, Changes: o.Changes, Changelog: o.Changelog, Releases: o.Releases, ErrorCode: texts(o.Dialect.Errors.Code), Violations: texts(o.Dialect.Errors.Violations.At)})}
	var err error
	if s.html, err = html.NewWriter(s.pages, o.Templates); err != nil {
		return nil, err
	}
	if s.markdown, err = markdown.NewWriter(o.Templates); err != nil {
		return nil, err
	}
	return s, nil
}

func texts(paths []dialect.Path) []string {
	var all []string
	for _, p := range paths {
		all = append(all, string(p))
	}
	return all
}

// add adds a file. It fails if writing the file failed or if the files are too large.
func (s *site) add(path string, data []byte, err error) error {
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	s.files = append(s.files, emit.File{Path: "docs/" + path, Data: data})
	s.size += len(data)
	if limit := s.pages.API.Document.Limit; limit > 0 && s.size > limit {
		return fmt.Errorf("%v: the reference up to this place is larger than %d MiB, see --growth", s.at, limit>>20)
	}
	return nil
}

// operations writes each operation in each of its versions, in three forms.
func (s *site) operations() error {
	for _, subject := range s.pages.Subjects {
		s.at = subject.Op.Pos
		for _, r := range subject.Op.Revisions {
			if err := s.page("operations/", s.pages.Operation(subject, r), s.html.Operation); err != nil {
				return err
			}
		}
	}
	return nil
}

// page writes a page in a folder in three forms.
func (s *site) page(folder string, p *page.Operation, write func(*page.Operation) ([]byte, error)) error {
	path := folder + p.File
	data, err := p.JSON()
	if err := s.add(path+".json", data, err); err != nil {
		return err
	}
	data, err = write(p)
	if err := s.add(path+".html", data, err); err != nil {
		return err
	}
	data, err = s.markdown.Operation(p)
	return s.add(path+".md", data, err)
}

// webhooks writes the requests that the API sends, in three forms, and their list.
func (s *site) webhooks() error {
	for _, h := range s.pages.API.Hooks {
		s.at = h.Operation.Pos
		if err := s.page("webhooks/", s.pages.Webhook(h), s.html.Webhook); err != nil {
			return err
		}
	}
	if len(s.pages.API.Hooks) == 0 {
		return nil
	}
	data, err := s.html.Webhooks()
	return s.add("webhooks.html", data, err)
}

func (s *site) tags() error {
	s.at = model.Position{File: s.pages.API.Document.File, Line: 1, Column: 1}
	for _, tag := range s.pages.Tags() {
		data, err := s.html.Tag(tag)
		if err := s.add("tags/"+tag.File+".html", data, err); err != nil {
			return err
		}
	}
	return nil
}

func (s *site) schemas() error {
	for schema := range s.pages.Schemas {
		data, err := s.html.Schema(schema)
		if err := s.add(schema.Page+".html", data, err); err != nil {
			return err
		}
	}
	return nil
}

// A topPage is a page at the top of the site.
type topPage struct {
	name  string
	write func() ([]byte, error)
}

// surroundings writes the pages that are not about a single operation.
func (s *site) surroundings() error {
	pages := []topPage{
		{"index.html", s.html.Index}, {"getting-started.html", s.html.Start}, {"schemas.html", s.html.Schemas}, {"versions.html", s.html.Calendar},
		{"authentication.html", s.html.Authentication}, {"errors.html", s.html.Errors}, {"changelog.html", s.html.Changelog},
	}
	if s.pages.API.Document.Choice() {
		pages = append(pages, topPage{"servers.html", s.html.Servers})
	}
	for _, p := range pages {
		data, err := p.write()
		if err := s.add(p.name, data, err); err != nil {
			return err
		}
	}
	return nil
}

// sorted sorts files by path. It returns an error if two files have the same path.
func sorted(files []emit.File) ([]emit.File, error) {
	slices.SortFunc(files, func(a, b emit.File) int { return strings.Compare(a.Path, b.Path) })
	for i := 1; i < len(files); i++ {
		if files[i].Path == files[i-1].Path {
			return nil, emit.Faultf("two pages want to be %s", files[i].Path)
		}
	}
	return files, nil
}
