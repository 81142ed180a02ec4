package pipeline

import (
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/output"
)

// ReadDialect returns the built-in dialect of a name, or reads the dialect from a
// file, whose name has a dot or a slash. Its errors are UsageErrors.
func ReadDialect(name string) (*dialect.Dialect, error) { return readDialect(disk{}, name) }

func readDialect(files fs.FS, name string) (*dialect.Dialect, error) {
	if !isFile(name) {
		if d := dialect.Named(name); d != nil {
			return d, nil
		}
		return nil, usageErrorf("dialect: %q is neither a built-in dialect (%s) nor a file, whose name has a dot or a slash", name, strings.Join(dialect.BuiltIn(), ", "))
	}
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, usageErrorf("dialect: %w", err)
	}
	d, err := dialect.Load(filepath.ToSlash(name), data)
	if err != nil {
		return nil, &UsageError{err}
	}
	return d, nil
}

func isFile(name string) bool { return strings.ContainsAny(name, `./\`) }

// loadDialect reads the dialect that the configuration names, if it names one.
func (t *Target) loadDialect() (err error) {
	name := t.Config.Dialect
	if name == "" {
		return nil
	}
	if t.Dialect, err = readDialect(t.job.files(), name); err != nil {
		return err
	}
	if isFile(name) {
		t.provenance.DialectFile = &output.Source{Name: filepath.Base(name), Checksum: output.Checksum(t.Dialect.Source)}
	}
	return nil
}
