package pipeline

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/output"
)

// readExamples reads the Go files that become part of the SDK.
func (t *Target) readExamples() error {
	dir := t.Config.SDK.Examples
	if dir == "" {
		return nil
	}
	err := t.job.walk(dir, func(file, name string) error {
		data, err := t.job.readExample(file, !strings.Contains(name, "/"))
		t.examples = append(t.examples, emit.File{Path: name, Data: data})
		t.provenance.Examples = append(t.provenance.Examples, output.Source{Name: name, Checksum: output.Checksum(data)})
		return err
	})
	if err != nil {
		return usageErrorf("sdk.examples: %w", err)
	}
	return nil
}

// readExample returns a Go file that parses. Whether it fits the document shows
// when the SDK is built.
func (j *Job) readExample(file string, atTop bool) ([]byte, error) {
	name := filepath.ToSlash(file)
	if !strings.HasSuffix(name, ".go") || atTop && !strings.HasSuffix(name, "_test.go") {
		return nil, fmt.Errorf("%s is neither a test nor, in a folder, a Go file", name)
	}
	data, err := fs.ReadFile(j.files(), file)
	if err != nil {
		return nil, err
	}
	_, err = parser.ParseFile(token.NewFileSet(), name, data, parser.SkipObjectResolution)
	return data, err
}
