package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	syntax "text/template/parse"

	"github.com/atlasgen/atlasgen/internal/output"
	"github.com/atlasgen/atlasgen/templates/docs"
)

// readTemplates reads the files that replace built-in templates. Their folder has
// the layout of ours. A file that replaces nothing is an error, or it would go
// unnoticed that a built-in one was renamed.
func (t *Target) readTemplates() error {
	dir := t.Config.Templates
	if dir == "" {
		return nil
	}
	err := t.job.walk(dir, func(file, name string, data []byte) error {
		err := checkTemplate(file, name, data)
		t.provenance.Templates = append(t.provenance.Templates, output.Source{Name: name, Checksum: output.Checksum(data)})
		return err
	})
	var usage *UsageError
	if err != nil && !errors.As(err, &usage) {
		err = usageErrorf("templates: %w", err)
	}
	if err != nil {
		return err
	}
	t.templates, err = t.job.folder(filepath.Join(dir, "docs"))
	return err
}

// checkTemplate refuses a file that does not replace the built-in one of a name. A
// template must parse, and be written for the current version of its data.
func checkTemplate(file, name string, data []byte) error {
	place := filepath.ToSlash(file)
	page, ok := strings.CutPrefix(name, "docs/")
	if _, err := fs.Stat(docs.Files, page); !ok || err != nil {
		return fmt.Errorf("%s replaces no built-in template", place)
	}
	if !strings.HasSuffix(name, ".tmpl") {
		return nil
	}
	if version, said := docs.WrittenFor(data); !said || version != docs.DataVersion {
		return usageErrorf("%s:1: it was not written for version %[2]d of the data: the first line does not say {{/* data %[2]d */ -}}", place, docs.DataVersion)
	}
	tree := syntax.New(place)
	tree.Mode = syntax.SkipFuncCheck
	_, err := tree.Parse(string(data), "", "", map[string]*syntax.Tree{})
	return placeFirst(err, func(name string) string { return name })
}

// templatePlace matches the place in an error of text/template or html/template:
// the name of a template and, mostly, a line.
var templatePlace = regexp.MustCompile(`template: ?([^:]+)((?::[0-9]+)*: .*)`)

// placeFirst returns an error of those packages as one that begins with its place.
// file returns the file of a template, or "" for an error to leave as it is.
func placeFirst(err error, file func(name string) string) error {
	if err == nil {
		return nil
	}
	m := templatePlace.FindStringSubmatch(err.Error())
	if m == nil || file(m[1]) == "" {
		return err
	}
	return usageErrorf("%s%s", file(m[1]), m[2])
}

// placeTemplateError returns an error about a template that the configuration
// names with its place in front.
func (t *Target) placeTemplateError(err error) error {
	return placeFirst(err, func(name string) string {
		name = "docs/" + name + ".tmpl"
		if !slices.ContainsFunc(t.provenance.Templates, func(s output.Source) bool { return s.Name == name }) {
			return ""
		}
		return filepath.ToSlash(filepath.Join(t.Config.Templates, filepath.FromSlash(name)))
	})
}
