package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/cli"
	"github.com/atlasgen/atlasgen/internal/emit/docs"
	"github.com/atlasgen/atlasgen/internal/emit/fake"
	"github.com/atlasgen/atlasgen/internal/emit/sdk"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
	"github.com/atlasgen/atlasgen/internal/report"
	"github.com/atlasgen/atlasgen/templates"
)

// An input is everything that the outputs are a function of.
type input struct {
	source     parser.Options
	selection  model.Selection
	pin        model.Version
	all        bool       // --versions all
	dropSunset model.Date // empty to drop nothing
	outputs    []string   // of config.Outputs, in that order
	sdk        sdk.Options
	cli        cli.Options
	docs       docs.Options
}

// generate is the whole pipeline without a file system. The API is what the
// files were made of, also where there is an error and the document was right.
func generate(in input) (*model.API, []emit.File, error) {
	doc, err := parse(in.source)
	if err != nil {
		return nil, nil, err
	}
	return in.generateFrom(doc, &common{})
}

// generateFrom is the pipeline after the document has been read. It does not
// change the document: targets share one.
func (in input) generateFrom(doc *model.Document, shared *common) (*model.API, []emit.File, error) {
	api, err := in.resolve(doc, shared)
	if err != nil {
		return nil, nil, err
	}
	if len(api.Endpoints) == 0 {
		return api, nil, usageError("pin %s selects no operation; there are %s", api.Pin, listVersions(api.Document))
	}
	files, err := in.emit(api, shared)
	if err != nil && !strings.HasPrefix(err.Error(), "internal:") {
		err = documentError(err)
	}
	return api, files, err
}

// resolve asks the selected part of a document for the API of the pin.
func (in input) resolve(doc *model.Document, shared *common) (*model.API, error) {
	if doc.Versioned() && in.pin == (model.Version{}) {
		return nil, usageError("no pin: choose a version with --pin, or with the key pin of the configuration; there are %s", listVersions(doc))
	}
	doc, err := shared.part(doc, in.selection)
	if err != nil {
		return nil, err
	}
	return doc.Resolve(in.pin, in.all).WithoutSunset(in.dropSunset), nil
}

// emit returns the files of all outputs that are wanted, by path.
func (in input) emit(api *model.API, shared *common) ([]emit.File, error) {
	var all []emit.File
	for _, name := range in.outputs {
		files, err := in.emitOne(name, api, shared)
		if err != nil {
			return nil, err
		}
		all = append(all, files...)
	}
	slices.SortFunc(all, func(a, b emit.File) int { return strings.Compare(a.Path, b.Path) })
	return all, nil
}

func (in input) emitOne(name string, api *model.API, shared *common) ([]emit.File, error) {
	switch name {
	case "cli":
		return shared.commandLine(api, in.cli, in.sdk.Site)
	case "docs":
		options := in.docs
		options.Changes = shared.changes
		return docs.Emit(api, options)
	}
	options := in.sdk
	options.Format = shared.format
	files, err := sdk.Emit(api, options)
	if err != nil {
		return nil, err
	}
	table, err := shared.operations(api, in.sdk)
	if err != nil {
		return nil, err
	}
	tests, err := fake.Emit(api.Document, fake.Options{Module: in.sdk.Module, Package: in.sdk.Package})
	return slices.Concat(files, table, tests), err
}

// parse reads a document with the names of the SDK's runtime set aside.
func parse(source parser.Options) (*model.Document, error) {
	source.Reserved = templates.Reserved()
	return parser.Parse(source)
}

// listVersions returns "2023-01-01 (317), 2024-08-05 (407)": the versions of a
// document and how many operations each selects.
func listVersions(d *model.Document) string {
	var list []string
	for _, c := range report.Counts(d) {
		list = append(list, fmt.Sprintf("%v (%d)", c.Version, c.Operations))
	}
	if len(list) == 0 {
		return "none"
	}
	return strings.Join(list, ", ")
}
