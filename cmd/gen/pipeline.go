package main

import (
	"fmt"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/sdk"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
	"github.com/atlasgen/atlasgen/internal/report"
	"github.com/atlasgen/atlasgen/templates"
)

// An input is everything that the outputs are a function of.
type input struct {
	source     parser.Options
	pin        model.Version
	all        bool       // --versions all
	dropSunset model.Date // empty to drop nothing
	sdk        sdk.Options
}

// generate is the whole pipeline without a file system. The API is what the
// files were made of, also where there is an error and the document was right.
func generate(in input) (*model.API, []emit.File, error) {
	api, err := resolve(in)
	if err != nil {
		return nil, nil, err
	}
	if len(api.Endpoints) == 0 {
		return api, nil, usageError("pin %s selects no operation; there are %s", api.Pin, listVersions(api.Document))
	}
	files, err := sdk.Emit(api, in.sdk)
	if err != nil && !strings.HasPrefix(err.Error(), "internal:") {
		err = documentError(err)
	}
	return api, files, err
}

// resolve reads the document and asks it for the API of the pin.
func resolve(in input) (*model.API, error) {
	doc, err := parse(in.source)
	if err != nil {
		return nil, err
	}
	if doc.Versioned() && in.pin == (model.Version{}) {
		return nil, usageError("no pin: choose a version with --pin, or with the key pin of the configuration; there are %s", listVersions(doc))
	}
	return withoutSunset(doc.Resolve(in.pin, in.all), in.dropSunset), nil
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
