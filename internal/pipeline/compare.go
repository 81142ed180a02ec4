package pipeline

import (
	"cmp"
	"context"
	"io/fs"
	"path"
	"slices"

	"github.com/goccy/go-yaml"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/diff"
	"github.com/atlasgen/atlasgen/internal/diff/exempt"
	"github.com/atlasgen/atlasgen/internal/diff/rename"
	"github.com/atlasgen/atlasgen/internal/diff/surface"
	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/sdk"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
)

// A Comparison describes two documents and what of them is compared. A document
// is a file or "REVISION:PATH" of the git repository in the working directory. A
// lock file, in either form, stands for its document, overlays, pin, versions and
// selection.
type Comparison struct {
	From, To     string
	FromPin, Pin string        // FromPin only where From has another pin; empty for those of locks, else every version
	Versions     string        // config.Pinned or config.All; empty for those of locks, else config.Pinned
	Select       config.Select // empty for those of locks
	Dialect      string        // as the key of the configuration, for both documents; empty for those of locks
	Overlays     []string      // for both documents, instead of those of locks
	Growth       int           // as in Job
	Lenient      bool          // overlay targets that match nothing are warnings
	SDK          bool          // compare the SDKs too
	Package      string        // of the SDKs
	Exemptions   string        // a YAML file of changes that may break callers; empty for none
	AsOf         model.Date    // when exemptions must not have expired
	Files        fs.FS         // where files are looked up; nil for the disk
}

// Compare compares two documents. Its errors have the types of those of Run.
func Compare(ctx context.Context, c Comparison) (*diff.Result, error) {
	sources := sources{ctx: ctx, files: (&Job{Files: c.Files}).files()}
	from, err := sources.read(c.From)
	if err != nil {
		return nil, err
	}
	to, err := sources.read(c.To)
	if err != nil {
		return nil, err
	}
	return c.compare(sources, from, to)
}

func (c *Comparison) compare(s sources, a, b source) (*diff.Result, error) {
	switch { // the overlays of one lock apply to a document without a lock too
	case a.lock == nil:
		a.overlays, a.kept = b.overlays, b.kept
	case b.lock == nil:
		b.overlays, b.kept = a.overlays, a.kept
	}
	from, err := c.side(s, a, cmp.Or(c.FromPin, c.Pin, a.pin(), b.pin()))
	if err != nil {
		return nil, err
	}
	to, err := c.side(s, b, cmp.Or(c.Pin, b.pin(), a.pin()))
	if err != nil {
		return nil, err
	}
	unmatched := func(a model.Unmatched) bool {
		return slices.ContainsFunc(to.idle, func(b model.Unmatched) bool { return b.Name == a.Name })
	}
	if i := slices.IndexFunc(from.idle, unmatched); i >= 0 {
		return nil, usageErrorf("select: %s matches nothing in either document%s", from.idle[i].Name, from.idle[i].Hint)
	}
	found := &diff.Result{From: from.doc, To: to.doc, Pins: diff.Pins{From: from.pin, To: to.pin}}
	found.Changes = diff.Documents(from.doc, to.doc, found.Pins)
	if err := c.exempt(s, found.Changes); err != nil {
		return nil, err
	}
	return found, c.compareSDKs(found, from, to)
}

// A side is one of the two documents.
type side struct {
	doc     *model.Document
	dialect *dialect.Dialect
	idle    []model.Unmatched // names that select nothing of it
	pin     model.Version
	all     bool // versions
	written []surface.File
}

func (c *Comparison) side(s sources, from source, pin string) (side, error) {
	selected, versions := model.Selection(c.Select), c.Versions
	if from.lock != nil && selected.Empty() {
		selected = selectionOf(from.lock.Select)
	}
	if from.lock != nil && versions == "" {
		versions = from.lock.Versions
	}
	doc, d, err := c.parse(s, from)
	if err != nil {
		return side{}, err
	}
	version, err := parsePin(pin)
	part, idle := doc.Select(selected)
	return side{part, d, idle, version, versions == config.All, c.written(from, pin)}, err
}

// written returns the SDK beside a lock, if the comparison takes everything from the lock.
func (c *Comparison) written(from source, pin string) []surface.File {
	asLocked := from.lock != nil && pin == from.lock.Pin && (c.Versions == "" || c.Versions == from.lock.Versions) &&
		model.Selection(c.Select).Empty() && c.Overlays == nil && c.Dialect == ""
	if !asLocked {
		return nil
	}
	return from.written
}

// parse reads a document, and with it its dialect.
func (c *Comparison) parse(s sources, from source) (*model.Document, *dialect.Dialect, error) {
	o := parser.Options{File: from.name, Data: from.data, Dialect: from.dialect, OverlayLenient: c.Lenient, Growth: c.Growth, Overlays: from.overlays, Kept: from.kept}
	if c.Dialect != "" {
		d, err := readDialect(s.files, c.Dialect)
		if err != nil {
			return nil, nil, err
		}
		o.Dialect = d
	}
	if len(c.Overlays) > 0 {
		overlays, err := readOverlays(s.files, c.Overlays)
		if err != nil {
			return nil, nil, &DocumentError{err}
		}
		o.Overlays = overlays
	}
	doc, err := parse(o)
	if err != nil {
		return nil, nil, err
	}
	return doc, cmp.Or(o.Dialect, dialect.Named(doc.Dialect)), nil
}

// exempt marks the changes that are exempted.
func (c *Comparison) exempt(s sources, changes []diff.Change) error {
	if c.Exemptions == "" {
		return nil
	}
	data, err := fs.ReadFile(s.files, c.Exemptions)
	if err != nil {
		return &UsageError{err}
	}
	var exemptions []exempt.Exemption
	if err := yaml.UnmarshalWithOptions(data, &exemptions, yaml.Strict()); err != nil {
		return usageErrorf("%s: %w", c.Exemptions, err)
	}
	if err := exempt.Apply(changes, exemptions, c.AsOf); err != nil {
		return usageErrorf("%s: %w", c.Exemptions, err)
	}
	return nil
}

// compareSDKs adds what the changes mean for users of the SDK. A document with
// versions has no SDK without a pin.
func (c *Comparison) compareSDKs(found *diff.Result, a, b side) error {
	if !c.SDK || found.Pins == (diff.Pins{}) && (a.doc.Versioned() || b.doc.Versioned()) {
		return nil
	}
	from, to := a.doc.Resolve(a.pin, a.all), b.doc.Resolve(b.pin, b.all)
	found.Renames = rename.Between(from, to)
	before, err := c.sdkPackage(from, a.dialect)
	if err != nil {
		return err
	}
	after, err := c.sdkPackage(to, b.dialect)
	if err != nil {
		return err
	}
	verdict, err := surface.Compare(before, after)
	if err != nil {
		return emit.Faultf("%w", err)
	}
	found.SDK = &verdict
	found.Renames.Complete(verdict.Gone)
	return c.compareGenerators(found, a.written, before)
}

// compareGenerators adds the incompatible changes that this generator makes to an SDK that
// lies beside a lock, for the same document.
func (c *Comparison) compareGenerators(found *diff.Result, written, now []surface.File) error {
	if written == nil {
		return nil
	}
	own, err := surface.Compare(written, now)
	if err != nil {
		return usageErrorf("the SDK beside the lock: %w", err)
	}
	found.SDK.Generator = own.Incompatible
	if own.Level > surface.Patch { // a patch may be another path of the module
		found.SDK.Level = max(found.SDK.Level, own.Level)
	}
	found.Renames.Complete(own.Gone)
	return nil
}

// sdkPackage returns the package that users of the SDK import. Both SDKs get the
// same module path: a new path alone is no change.
func (c *Comparison) sdkPackage(api *model.API, d *dialect.Dialect) ([]surface.File, error) {
	files, err := sdk.Emit(api, sdk.Options{Module: "example.com/sdk", Package: c.Package, Dialect: d})
	if err != nil {
		return nil, emitError(err)
	}
	var pkg []surface.File
	for _, file := range files {
		if path.Dir(file.Path) == path.Join("sdk", c.Package) {
			pkg = append(pkg, surface.File{Name: path.Base(file.Path), Data: file.Data})
		}
	}
	return pkg, nil
}
