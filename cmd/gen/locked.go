package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/atlasgen/atlasgen/internal/fetch"
	"github.com/atlasgen/atlasgen/internal/output"
	"github.com/atlasgen/atlasgen/internal/parser"
)

// A shelf is where a lock lies, and with it the files that it names.
type shelf struct {
	read func(name string) ([]byte, error)
	list func() ([]string, error) // of the files that may be meant
}

// near lists the files beside a lock and one or two folders above it, and those
// in folders there. A lock names no folder.
func near(lock string) func() ([]string, error) {
	return func() ([]string, error) {
		var names []string
		for _, up := range []string{".", "..", filepath.Join("..", "..")} {
			dir := filepath.Join(filepath.Dir(lock), up)
			entries, _ := os.ReadDir(dir) // none where there is nothing to be read
			for _, entry := range entries {
				names = append(names, filepath.Join(dir, entry.Name()))
				below, _ := os.ReadDir(filepath.Join(dir, entry.Name()))
				for _, file := range below {
					names = append(names, filepath.Join(dir, entry.Name(), file.Name()))
				}
			}
		}
		return names, nil
	}
}

// locked returns the document from which the outputs of a lock were made, and its
// overlays.
func (s shelf) locked(lock string, data []byte) (source, error) {
	var from output.Provenance
	if err := json.Unmarshal(data, &from); err != nil {
		return source{}, usageError("%s is damaged: %w", lock, err)
	}
	document, err := s.find(from.Document)
	if err != nil {
		return source{}, documentError(fmt.Errorf("%s: %w", lock, err))
	}
	found := source{name: document.Name, data: document.Data, lock: &from}
	for _, o := range from.Overlays {
		overlay, err := s.find(o)
		if err != nil {
			return source{}, documentError(fmt.Errorf("%s: %w", lock, err))
		}
		found.overlays = append(found.overlays, overlay)
	}
	return found, nil
}

// find returns the file that a lock names: of those on the shelf and those that
// were fetched the one with its checksum.
func (s shelf) find(wanted output.Source) (parser.File, error) {
	names, err := s.list()
	if err != nil {
		return parser.File{}, err
	}
	for _, name := range names {
		if filepath.Base(name) != filepath.Base(wanted.Name) {
			continue
		}
		if data, err := s.read(name); err == nil && output.Checksum(data) == wanted.Checksum {
			return parser.File{Name: filepath.ToSlash(name), Data: data}, nil
		}
	}
	if cache, err := os.UserCacheDir(); err == nil {
		if data, err := fetch.Cached(filepath.Join(cache, "atlasgen"), wanted.Checksum); err == nil {
			return parser.File{Name: wanted.Name, Data: data}, nil
		}
	}
	return parser.File{}, fmt.Errorf("%s with the checksum %s is neither near it nor among the fetched ones", wanted.Name, wanted.Checksum)
}
