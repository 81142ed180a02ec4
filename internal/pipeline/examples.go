package pipeline

import (
	"bytes"
	"fmt"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/docs/sample"
	"github.com/atlasgen/atlasgen/internal/emit/value"
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

// operationExamples returns a test of the SDK with examples of its own operations.
func (t *Target) operationExamples() ([]emit.File, error) {
	o := sample.Options{Module: t.Config.SDK.Module, Package: t.Config.SDK.Package}
	source, err := sample.NewMaker(t.API, o, value.NewMaker()).Examples(t.hasExample)
	if err != nil {
		return nil, emit.Faultf("writing examples: %w", err)
	}
	if source == "" {
		return nil, nil
	}
	return []emit.File{{Path: "sdk/" + o.Package + "/example_operations_test.go", Data: []byte(source)}}, nil
}

// hasExample reports whether the configured examples have a function of that name.
func (t *Target) hasExample(name string) bool {
	return slices.ContainsFunc(t.examples, func(f emit.File) bool { return bytes.Contains(f.Data, []byte("func "+name+"(")) })
}
