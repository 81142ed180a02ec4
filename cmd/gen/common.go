package main

import (
	"crypto/sha256"
	"fmt"
	"go/format"
	"slices"
	"sync"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/cli"
	"github.com/atlasgen/atlasgen/internal/emit/docs"
	"github.com/atlasgen/atlasgen/internal/emit/ops"
	"github.com/atlasgen/atlasgen/internal/emit/sdk"
	"github.com/atlasgen/atlasgen/internal/model"
	table "github.com/atlasgen/atlasgen/templates/go/ops"
)

// common is what targets of one document have alike: whatever does not depend on
// the pin is made for the first of them that asks.
type common struct {
	parts  memo[partKey, *model.Document]
	tables memo[origin, *table.Table]
	files  memo[filesKey, []emit.File]
	source memo[[sha256.Size]byte, []byte]
	steps  memo[step, []docs.Change]
}

// A partKey names a part of a document by what selects it.
type partKey struct {
	doc       *model.Document
	selection string
}

// An origin is what outputs over all versions are made of. Where they lead to the
// reference, they depend on the pin all the same: it decides which pages there are.
type origin struct {
	doc  *model.Document
	api  *model.API // nil without a reference
	site string
}

func originOf(api *model.API, site string) origin {
	if site == "" {
		return origin{doc: api.Document}
	}
	return origin{api.Document, api, site}
}

// A filesKey names outputs by what they are made of and the emitter's options.
type filesKey struct {
	origin  origin
	options string
}

// A memo holds what was made of a key, or the error of the attempt. It may be
// asked from several goroutines.
type memo[K comparable, V any] struct {
	mu   sync.Mutex
	made map[K]func() (V, error) // asked, never ranged over
}

// get returns what make makes of key, which it does once.
func (m *memo[K, V]) get(key K, make func() (V, error)) (V, error) {
	return m.once(key, make)()
}

func (m *memo[K, V]) once(key K, make func() (V, error)) func() (V, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.made == nil {
		m.made = map[K]func() (V, error){}
	}
	if m.made[key] == nil {
		m.made[key] = sync.OnceValues(make)
	}
	return m.made[key]
}

// part returns the selected part of a document.
func (c *common) part(doc *model.Document, s model.Selection) (*model.Document, error) {
	return c.parts.get(partKey{doc, fmt.Sprintf("%q", s)}, func() (*model.Document, error) {
		part, unmatched := doc.Select(s)
		if len(unmatched) > 0 {
			return nil, usageError("select: %s matches nothing in %s", unmatched[0], doc.File)
		}
		return part, nil
	})
}

func (c *common) table(api *model.API, site string) *table.Table {
	t, _ := c.tables.get(originOf(api, site), func() (*table.Table, error) { return ops.Table(api, site), nil }) // it cannot fail
	return t
}

// operations returns the package with the table of all operations.
func (c *common) operations(api *model.API, s sdk.Options) ([]emit.File, error) {
	o := ops.Options{Module: s.Module, Package: s.Package}
	files, err := c.files.get(filesKey{originOf(api, s.Site), fmt.Sprintf("%q", o)}, func() ([]emit.File, error) {
		return ops.Emit(api.Document, c.table(api, s.Site), o)
	})
	return slices.Concat(files, []emit.File{ops.Pin(api.Pin, o)}), err
}

// commandLine returns the command-line client. site is the reference's, or empty.
func (c *common) commandLine(api *model.API, o cli.Options, site string) ([]emit.File, error) {
	return c.files.get(filesKey{originOf(api, site), fmt.Sprintf("%q", o)}, func() ([]emit.File, error) {
		return cli.Emit(api.Document, c.table(api, site), o)
	})
}

// format formats Go source, equal source once.
func (c *common) format(source []byte) ([]byte, error) {
	return c.source.get(sha256.Sum256(source), func() ([]byte, error) { return format.Source(source) })
}
