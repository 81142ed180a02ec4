package pipeline

import (
	"crypto/sha256"
	"fmt"
	"go/format"
	"slices"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/cli"
	"github.com/atlasgen/atlasgen/internal/emit/docs"
	"github.com/atlasgen/atlasgen/internal/emit/ops"
	"github.com/atlasgen/atlasgen/internal/model"
	table "github.com/atlasgen/atlasgen/templates/go/ops"
)

// shared caches results that do not depend on the pin, for all targets of a run.
type shared struct {
	parts   cache[partKey, *model.Document]
	tables  cache[tableKey, *table.Table]
	files   cache[filesKey, []emit.File]
	sources cache[[sha256.Size]byte, []byte]
	changes cache[changesKey, []docs.Change]
}

// A partKey identifies the selected part of a document.
type partKey struct {
	doc       *model.Document
	selection string
}

// A tableKey identifies a table of all operations.
type tableKey struct {
	doc  *model.Document
	api  *model.API // nil without a reference: its pages depend on the pin
	site string
}

func newTableKey(api *model.API, site string) tableKey {
	if site == "" {
		return tableKey{doc: api.Document}
	}
	return tableKey{api.Document, api, site}
}

// A filesKey identifies files that are emitted from a table.
type filesKey struct {
	table   tableKey
	options string
}

func newFilesKey(t *Target, options any) filesKey {
	return filesKey{newTableKey(t.API, t.Config.Docs.Site), fmt.Sprintf("%#v", options)}
}

// part returns the selected part of a document.
func (s *shared) part(doc *model.Document, selected model.Selection) (*model.Document, error) {
	return s.parts.get(partKey{doc, fmt.Sprintf("%q", selected)}, func() (*model.Document, error) {
		part, unmatched := doc.Select(selected)
		if len(unmatched) > 0 {
			return nil, usageErrorf("select: %s matches nothing in %s%s", unmatched[0].Name, doc.File, unmatched[0].Hint)
		}
		return part, nil
	})
}

// table returns the table of all operations of a target.
func (s *shared) table(t *Target) *table.Table {
	site := t.Config.Docs.Site
	all, _ := s.tables.get(newTableKey(t.API, site), func() (*table.Table, error) { return ops.Table(t.API, site, t.Dialect), nil }) // it cannot fail
	return all
}

// operations returns the package with the table of all operations.
func (s *shared) operations(t *Target, o ops.Options) ([]emit.File, error) {
	files, err := s.files.get(newFilesKey(t, o), func() ([]emit.File, error) {
		return ops.Emit(t.API.Document, s.table(t), o)
	})
	return slices.Concat(files, []emit.File{ops.Pin(t.API.Pin, o)}), err
}

// commandLine returns the command-line client.
func (s *shared) commandLine(t *Target, o cli.Options) ([]emit.File, error) {
	return s.files.get(newFilesKey(t, o), func() ([]emit.File, error) {
		return cli.Emit(t.API.Document, s.table(t), o)
	})
}

// format formats Go source.
func (s *shared) format(source []byte) ([]byte, error) {
	return s.sources.get(sha256.Sum256(source), func() ([]byte, error) { return format.Source(source) })
}
