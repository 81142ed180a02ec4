package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/output"
)

// readExamples reads the Go files that become part of the SDK.
func (j *job) readExamples() error {
	dir := j.settings.SDK.Examples
	if dir == "" {
		return nil
	}
	err := filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		data, err := readExample(file, filepath.Dir(name) == ".")
		j.in.sdk.Examples = append(j.in.sdk.Examples, emit.File{Path: filepath.ToSlash(name), Data: data})
		j.examples = append(j.examples, output.Source{Name: filepath.ToSlash(name), Checksum: output.Checksum(data)})
		return err
	})
	if err != nil {
		return usageError("sdk.examples: %w", err)
	}
	return nil
}

// readExample returns a Go file, of which no more is known than that it parses:
// whether it fits the document, the tests of the SDK tell.
func readExample(file string, beside bool) ([]byte, error) {
	place := filepath.ToSlash(file)
	if !strings.HasSuffix(place, ".go") || beside && !strings.HasSuffix(place, "_test.go") {
		return nil, fmt.Errorf("%s is neither a test nor, in a folder, a Go file", place)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	_, err = parser.ParseFile(token.NewFileSet(), place, data, parser.SkipObjectResolution)
	return data, err
}
