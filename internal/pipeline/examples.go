package pipeline

import (
	"fmt"
	"go/parser"
	"go/token"
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
	err := t.job.walk(dir, func(file, name string, data []byte) error {
		err := checkExample(file, data, !strings.Contains(name, "/"))
		t.examples = append(t.examples, emit.File{Path: name, Data: data})
		t.provenance.Examples = append(t.provenance.Examples, output.Source{Name: name, Checksum: output.Checksum(data)})
		return err
	})
	if err != nil {
		return usageErrorf("sdk.examples: %w", err)
	}
	return nil
}

// checkExample refuses what is no Go file that parses. Whether it fits the document
// shows when the SDK is built.
func checkExample(file string, data []byte, atTop bool) error {
	name := filepath.ToSlash(file)
	if !strings.HasSuffix(name, ".go") || atTop && !strings.HasSuffix(name, "_test.go") {
		return fmt.Errorf("%s is neither a test nor, in a folder, a Go file", name)
	}
	_, err := parser.ParseFile(token.NewFileSet(), name, data, parser.SkipObjectResolution)
	return err
}
