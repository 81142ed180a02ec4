package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/goccy/go-yaml"
	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/diff"
	"github.com/atlasgen/atlasgen/internal/emit/sdk"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
	"github.com/atlasgen/atlasgen/internal/report"
)

// diffFlags is what the command line of gen diff says.
type diffFlags struct {
	pin, fromPin     string
	versions, format string
	failOn           string
	exemptions, asOf string
	sdk, schema      bool
	pkg              string
	selected         config.Select
	overlays         []string
	overlayLenient   bool
}

func diffCommand() *cobra.Command {
	var f diffFlags
	c := &cobra.Command{
		Use:   "diff A B",
		Short: "Say what changed between two documents, for callers of the API and for users of the SDK",
		Long: "diff compares two documents. Each is a file, or REVISION:PATH of the git repository\n" +
			"in the working directory, or a lock file in either way. A lock stands for its\n" +
			"document, and for the overlays, the pin, the versions and the selection with which\n" +
			"it was generated. Without a pin, every version that both have is compared, and\n" +
			"there is no SDK to compare.\n\n" +
			"--exemptions names a YAML list of breaking changes that may pass for a time:\n\n" +
			"  - id: operation-removed:operation/getThing   # as --format json has it\n" +
			"    reason: nobody calls it\n" +
			"    expires: 2026-12-31                         # the last day\n\n" +
			"What --format json writes has a schema, which --schema prints. It is also the map\n" +
			"of names that gen migrate reads.",
		Args: func(c *cobra.Command, args []string) error {
			if f.schema {
				return cobra.NoArgs(c, args)
			}
			return cobra.ExactArgs(2)(c, args)
		},
		RunE: func(c *cobra.Command, args []string) error { return f.run(args, c.OutOrStdout(), c.ErrOrStderr()) },
	}
	f.addTo(c)
	return c
}

func (f *diffFlags) addTo(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&f.pin, "pin", "", "`VERSION`: YYYY-MM-DD, YYYY-MM-DD.upcoming, preview or preview:NAME")
	flags.StringVar(&f.fromPin, "from-pin", "", "`VERSION` of A, where it is another one")
	flags.StringVar(&f.versions, "versions", "", "of the SDK: pinned, or all (default those of a lock, else pinned)")
	flags.StringVar(&f.format, "format", "text", "text, json, markdown or github")
	flags.BoolVar(&f.schema, "schema", false, "print the JSON Schema of --format json, and compare nothing")
	flags.StringVar(&f.failOn, "fail-on", "none", "exit with 1 on: breaking, major, or none")
	flags.StringVar(&f.exemptions, "exemptions", "", "YAML `FILE` of breaking changes that may pass")
	flags.StringVar(&f.asOf, "as-of", "", "`DATE` with which the expiry of exemptions is compared")
	flags.BoolVar(&f.sdk, "sdk", true, "compare the SDKs too")
	flags.StringVar(&f.pkg, "package", config.Default().SDK.Package, "`NAME` of the SDK's package")
	addSelection(flags, &f.selected)
	flags.StringArrayVar(&f.overlays, "overlay", nil, "OpenAPI Overlay for both documents, a `FILE`; may be repeated")
	flags.BoolVar(&f.overlayLenient, "overlay-lenient", false, "warn of overlay targets that match nothing")
}

func (f *diffFlags) check() error {
	switch {
	case !formats[f.format]:
		return usageError("--format: %q is none of text, json, markdown, github", f.format)
	case f.failOn != "none" && f.failOn != "breaking" && f.failOn != "major":
		return usageError("--fail-on: %q is none of breaking, major, none", f.failOn)
	case f.versions != "" && f.versions != config.Pinned && f.versions != config.All:
		return usageError("--versions: %q is neither pinned nor all", f.versions)
	case f.fromPin != "" && f.pin == "":
		return usageError("--from-pin is the pin of A; say with --pin which one B has")
	case (f.exemptions == "") != (f.asOf == ""):
		return usageError("--exemptions and --as-of go together: whether one has expired is a matter of the day")
	}
	return nil
}

// formats are those in which findings can be written.
var formats = map[string]bool{"text": true, "json": true, "markdown": true, "github": true}

func (f *diffFlags) run(args []string, stdout, stderr io.Writer) error {
	if f.schema {
		_, err := stdout.Write(report.DiffSchema)
		return err
	}
	if err := f.check(); err != nil {
		return err
	}
	show := newProgress(stderr)
	show.step("comparing " + args[0] + " and " + args[1])
	found, err := f.compare(args)
	show.done()
	if err != nil {
		return err
	}
	if err := write(stdout, f.format, found); err != nil {
		return err
	}
	breaking := f.failOn == "breaking" && found.Breaking() > 0
	major := f.failOn == "major" && found.SDK != nil && found.SDK.Level == diff.Major
	if breaking || major {
		return errFound
	}
	return nil
}

// compare does everything but write.
func (f *diffFlags) compare(args []string) (*report.Diff, error) {
	from, err := readSource(args[0])
	if err != nil {
		return nil, err
	}
	to, err := readSource(args[1])
	if err != nil {
		return nil, err
	}
	return f.compareSources(from, to)
}

// compareSources is the whole comparison, without a file system but for overlays
// and exemptions.
func (f *diffFlags) compareSources(a, b source) (*report.Diff, error) {
	switch { // what lies over one document lies over the other, unless its own lock says otherwise
	case a.lock == nil:
		a.overlays = b.overlays
	case b.lock == nil:
		b.overlays = a.overlays
	}
	from, err := f.side(a, cmp.Or(f.fromPin, f.pin, a.pin(), b.pin()))
	if err != nil {
		return nil, err
	}
	to, err := f.side(b, cmp.Or(f.pin, b.pin(), a.pin()))
	if err != nil {
		return nil, err
	}
	if name := nowhere(from.idle, to.idle); name != "" {
		return nil, usageError("select: %s matches nothing in either document", name)
	}
	found := &report.Diff{From: from.doc, To: to.doc, Pins: diff.Pins{From: from.pin, To: to.pin}}
	found.Changes = diff.Documents(from.doc, to.doc, found.Pins)
	if err := f.exempt(found.Changes); err != nil {
		return nil, err
	}
	return found, f.compareSDKs(found, from, to)
}

// A side is one of two documents, with what an SDK is made of it.
type side struct {
	doc  *model.Document
	idle []string // names that select nothing of it
	pin  model.Version
	all  bool // versions
}

func (f *diffFlags) side(s source, pin string) (side, error) {
	selected, versions := model.Selection(f.selected), f.versions
	if s.lock != nil && selected.Empty() {
		selected = selectionOf(s.lock.Select)
	}
	if s.lock != nil && versions == "" {
		versions = s.lock.Versions
	}
	doc, err := f.parse(s)
	if err != nil {
		return side{}, err
	}
	version, err := pinned(pin)
	part, idle := doc.Select(selected)
	return side{part, idle, version, versions == config.All}, err
}

// nowhere returns a name that selects nothing of either document, or nothing.
func nowhere(a, b []string) string {
	i := slices.IndexFunc(a, func(name string) bool { return slices.Contains(b, name) })
	if i < 0 {
		return ""
	}
	return a[i]
}

func (f *diffFlags) parse(s source) (*model.Document, error) {
	o := parser.Options{File: s.name, Data: s.data, OverlayLenient: f.overlayLenient, Overlays: s.overlays}
	if len(f.overlays) > 0 {
		o.Overlays = nil
	}
	for _, name := range f.overlays {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, documentError(err)
		}
		o.Overlays = append(o.Overlays, parser.File{Name: filepath.ToSlash(name), Data: data})
	}
	return parse(o)
}

// exempt marks the changes that may pass.
func (f *diffFlags) exempt(changes []diff.Change) error {
	if f.exemptions == "" {
		return nil
	}
	asOf, err := model.ParseDate(f.asOf)
	if err != nil {
		return usageError("--as-of: %w", err)
	}
	data, err := os.ReadFile(f.exemptions)
	if err != nil {
		return usageError("%w", err)
	}
	var exemptions []diff.Exemption
	if err := yaml.UnmarshalWithOptions(data, &exemptions, yaml.Strict()); err != nil {
		return usageError("%s: %w", f.exemptions, err)
	}
	if err := diff.Exempt(changes, exemptions, asOf); err != nil {
		return usageError("%s: %w", f.exemptions, err)
	}
	return nil
}

// compareSDKs adds what the change means to users of the SDK, if there is one: a
// document with versions has none without a pin.
func (f *diffFlags) compareSDKs(found *report.Diff, a, b side) error {
	if !f.sdk || found.Pins == (diff.Pins{}) && (a.doc.Versioned() || b.doc.Versioned()) {
		return nil
	}
	from, to := a.doc.Resolve(a.pin, a.all), b.doc.Resolve(b.pin, b.all)
	found.Renames = diff.NewRenames(from, to)
	before, err := f.sdkFiles(from)
	if err != nil {
		return err
	}
	after, err := f.sdkFiles(to)
	if err != nil {
		return err
	}
	verdict, err := diff.Packages(before, after)
	if err != nil {
		return fmt.Errorf("internal: %w", err)
	}
	found.SDK = &verdict
	found.Renames.Complete(verdict.Gone)
	return nil
}

// sdkFiles returns the package that users of the SDK import. Its module is the
// same before and after: a new path alone changes nothing.
func (f *diffFlags) sdkFiles(api *model.API) ([]diff.GoFile, error) {
	files, err := sdk.Emit(api, sdk.Options{Module: config.Default().SDK.Module, Package: f.pkg})
	if err != nil {
		return nil, err
	}
	var pkg []diff.GoFile
	for _, file := range files {
		if path.Dir(file.Path) == path.Join("sdk", f.pkg) {
			pkg = append(pkg, diff.GoFile{Name: path.Base(file.Path), Data: file.Data})
		}
	}
	return pkg, nil
}

// A finding can be written in every format.
type finding interface {
	Text(io.Writer) error
	JSON(io.Writer) error
	Markdown(io.Writer) error
	GitHub(io.Writer) error
}

func write(w io.Writer, format string, f finding) error {
	switch format {
	case "json":
		return f.JSON(w)
	case "markdown":
		return f.Markdown(w)
	case "github":
		return f.GitHub(w)
	default:
		return f.Text(w)
	}
}
