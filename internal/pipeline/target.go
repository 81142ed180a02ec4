package pipeline

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/docs"
	"github.com/atlasgen/atlasgen/internal/emit/program"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/output"
	"github.com/atlasgen/atlasgen/internal/parser"
	"github.com/atlasgen/atlasgen/templates"
)

// A Target is one configuration of a job with what came of it.
type Target struct {
	Config   *config.Config
	Dialect  *dialect.Dialect // of the document
	Document *model.Document  // all of it, also if the configuration selects a part
	API      *model.API       // nil if the job ended before
	Files    []emit.File      // by path; nil if the job ended before

	job        *Job
	shared     *shared
	outputs    []Output // to generate
	source     parser.Options
	root       *os.Root // of Job.AllowFiles, or nil
	pin        model.Version
	aliases    dialect.Aliases
	changelog  string
	releases   []docs.Release
	templates  fs.FS // nil for the built-in ones
	examples   []emit.File
	former     *source // whose names stay as aliases; nil for none
	provenance output.Provenance
	set        *output.Set
}

// load reads the files that the configuration names.
func (t *Target) load(ctx context.Context) (err error) {
	if t.outputs, err = t.wanted(); err != nil {
		return err
	}
	if t.pin, err = parsePin(t.Config.Pin); err != nil {
		return err
	}
	if err := t.severities().Check(); err != nil {
		return usageErrorf("warnings: %w", err)
	}
	if err := t.loadDialect(); err != nil {
		return err
	}
	if err := t.readDocument(ctx); err != nil {
		return &DocumentError{err}
	}
	for _, o := range t.owned() {
		if o.read == nil {
			continue
		}
		if err := o.read(t); err != nil {
			return err
		}
	}
	if err := t.readTemplates(); err != nil {
		return err
	}
	if err := t.readNames(); err != nil {
		return err
	}
	return t.allowFiles()
}

// severities returns what becomes of warnings about the document.
func (t *Target) severities() parser.Severities {
	s := parser.Severities{ByCode: map[string]parser.Severity{}, Strict: t.job.Strict}
	for code, severity := range t.Config.Warnings {
		s.ByCode[code] = parser.Severity(severity)
	}
	return s
}

// name adds the name of the target to an error about the configuration, if there
// are several.
func (t *Target) name(err error) error {
	var usage *UsageError
	switch {
	case len(t.job.Targets) < 2 || !errors.As(err, &usage):
		return err
	case t.Config.Top:
		return usageErrorf("the top level of the configuration, which is the target %s: %w", t.Config.Name, err)
	default:
		return usageErrorf("target %s: %w", t.Config.Name, err)
	}
}

// parsePin returns the version that a pin names; none is the zero Version.
func parsePin(pin string) (model.Version, error) {
	if pin == "" {
		return model.Version{}, nil
	}
	v, err := model.ParseVersion(pin)
	if err != nil {
		return v, usageErrorf("the pin: %w", err)
	}
	return v, nil
}

// sharesDocument reports whether a target can have the document of another. One with
// parts in error may lack what this target selects.
func (t *Target) sharesDocument(other *Target) bool {
	a, b := t.Config, other.Config
	return !other.Document.Partial && a.Spec == b.Spec && a.URL == b.URL && a.Dialect == b.Dialect && a.Names == b.Names && maps.Equal(a.Warnings, b.Warnings) && slices.Equal(a.Overlays, b.Overlays)
}

// parse reads the document, and with it the dialect unless the configuration names
// one.
func (t *Target) parse() (err error) {
	if t.Document, err = parse(t.source); err != nil {
		return err
	}
	t.Dialect = cmp.Or(t.Dialect, dialect.Named(t.Document.Dialect))
	return nil
}

// parse reads a document with the names of the SDK's runtime set aside.
func parse(source parser.Options) (*model.Document, error) {
	source.Reserved = templates.Reserved()
	allowDocument(len(source.Data))
	doc, err := parser.Parse(source)
	if err != nil {
		return nil, &DocumentError{err}
	}
	return doc, nil
}

// build resolves the document and emits the outputs. It does not change the
// document: targets share one.
func (t *Target) build() (err error) {
	if t.API, err = t.resolve(); err != nil || t.job.Until == Resolved {
		return err
	}
	if len(t.API.Endpoints)+len(t.API.Hooks) == 0 && len(t.Document.Operations) > 0 {
		return usageErrorf("pin %s selects no operation; there are %s", t.API.Pin, listVersions(t.API.Document))
	}
	if err := t.checkExtent(); err != nil {
		return err
	}
	if t.Config, err = t.Config.Named(program.Name(t.Document, t.Dialect)); err != nil {
		return &UsageError{err}
	}
	if t.Files, err = t.emit(); err != nil {
		return t.placeTemplateError(emitError(err))
	}
	return t.collect()
}

// resolve returns the API of the selected part of the document at the pin.
func (t *Target) resolve() (*model.API, error) {
	if t.Document.Versioned() && t.pin == (model.Version{}) {
		return nil, usageErrorf("no pin: choose a version with --pin, or with the key pin of the configuration; there are %s", listVersions(t.Document))
	}
	part, err := t.shared.part(t.Document, model.Selection(t.Config.Select))
	if err != nil {
		return nil, err
	}
	return part.Resolve(t.pin, t.Config.SDK.Versions == config.All).WithoutSunset(t.job.DropSunset), nil
}

// emit returns the files of the outputs, by path.
func (t *Target) emit() ([]emit.File, error) {
	var all []emit.File
	for _, o := range t.outputs {
		files, err := o.Emit(t)
		if err != nil {
			return nil, err
		}
		all = append(all, files...)
		if err := t.checkSize(all); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(all, func(a, b emit.File) int { return strings.Compare(a.Path, b.Path) })
	return all, nil
}

// listVersions returns "2023-01-01 (317), 2024-08-05 (407)": the versions of a
// document with the number of operations that each selects.
func listVersions(d *model.Document) string {
	var list []string
	for _, c := range d.Counts() {
		list = append(list, fmt.Sprintf("%v (%d)", c.Version, c.Selected))
	}
	if len(list) == 0 {
		return "none"
	}
	return strings.Join(list, ", ")
}

func (t *Target) close() {
	if t.root != nil {
		_ = t.root.Close() // it was only read from
	}
}
