package pipeline

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/diff/surface"
	"github.com/atlasgen/atlasgen/internal/fetch"
	"github.com/atlasgen/atlasgen/internal/kept"
	"github.com/atlasgen/atlasgen/internal/output"
	"github.com/atlasgen/atlasgen/internal/parser"
)

// A tree is a set of files in which those that a lock names are looked up.
type tree struct {
	read func(name string) ([]byte, error)
	list func() ([]string, error)
}

// near is the tree of the files in the folder of a lock, in its parent and
// grandparent, and in the folders directly below these. A lock names files
// without their folders.
func (s sources) near(lock string) tree {
	return tree{
		read: func(name string) ([]byte, error) { return readDocument(s.files, name) },
		list: func() ([]string, error) {
			var names []string
			for _, up := range []string{".", "..", filepath.Join("..", "..")} {
				dir := filepath.Join(filepath.Dir(lock), up)
				entries, _ := fs.ReadDir(s.files, dir) // none if it cannot be read
				for _, entry := range entries {
					names = append(names, filepath.Join(dir, entry.Name()))
					below, _ := fs.ReadDir(s.files, filepath.Join(dir, entry.Name()))
					for _, file := range below {
						names = append(names, filepath.Join(dir, entry.Name(), file.Name()))
					}
				}
			}
			return names, nil
		},
	}
}

// locked returns the document that a lock names, with its overlays.
func (t tree) locked(lock, dir string, data []byte) (source, error) {
	var from output.Locked
	if err := json.Unmarshal(data, &from); err != nil {
		return source{}, usageErrorf("%s is damaged: %w", lock, err)
	}
	document, err := t.find(from.Document)
	if err != nil {
		return source{}, &DocumentError{fmt.Errorf("%s: %w", lock, err)}
	}
	found := source{name: document.Name, data: document.Data, lock: &from.Provenance, written: t.written(dir, from)}
	for _, o := range from.Overlays {
		overlay, err := t.find(o)
		if err != nil {
			return source{}, &DocumentError{fmt.Errorf("%s: %w", lock, err)}
		}
		found.overlays = append(found.overlays, overlay)
	}
	if from.KeptNames != nil {
		names, err := t.find(*from.KeptNames)
		if err == nil {
			found.kept, err = kept.Parse(names.Name, names.Data)
		}
		if err != nil {
			return source{}, &DocumentError{fmt.Errorf("%s: %w", lock, err)}
		}
	}
	if found.dialect, err = t.dialect(from.Provenance); err != nil {
		return source{}, &DocumentError{fmt.Errorf("%s: %w", lock, err)}
	}
	return found, nil
}

// dialect returns the dialect that a lock names. A lock of an older version of this
// program names none.
func (t tree) dialect(from output.Provenance) (*dialect.Dialect, error) {
	if from.DialectFile == nil {
		return dialect.Named(from.Dialect), nil
	}
	file, err := t.find(*from.DialectFile)
	if err != nil {
		return nil, err
	}
	return dialect.Load(file.Name, file.Data)
}

// find returns the file that a lock names: the one in the tree, or among the
// fetched documents, that has its name and checksum.
func (t tree) find(wanted output.Source) (parser.File, error) {
	names, err := t.list()
	if err != nil {
		return parser.File{}, err
	}
	for _, name := range names {
		if filepath.Base(name) != filepath.Base(wanted.Name) {
			continue
		}
		if data, err := t.read(name); err == nil && output.Checksum(data) == wanted.Checksum {
			return parser.File{Name: filepath.ToSlash(name), Data: data}, nil
		}
	}
	if cache, err := fetch.CacheDir(); err == nil {
		if data, err := fetch.Cached(cache, wanted.Checksum); err == nil {
			return parser.File{Name: wanted.Name, Data: data}, nil
		}
	}
	return parser.File{}, fmt.Errorf("%s with the checksum %s is neither near it nor among the fetched ones", wanted.Name, wanted.Checksum)
}

// written returns the files of the SDK's package that a lock lists. It returns nil if one
// of them is not there.
func (t tree) written(dir string, from output.Locked) []surface.File {
	var pkg []surface.File
	folder := path.Join("sdk", from.Names["sdk.package"])
	for _, name := range slices.Sorted(maps.Keys(from.Files)) {
		if path.Dir(name) != folder || path.Ext(name) != ".go" || path.Base(name) == "former.go" { // aliases are given up on purpose
			continue
		}
		data, err := t.read(path.Join(dir, name))
		if err != nil {
			return nil
		}
		pkg = append(pkg, surface.File{Name: path.Base(name), Data: data})
	}
	return pkg
}
