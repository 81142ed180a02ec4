package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	syntax "text/template/parse"

	"github.com/atlasgen/atlasgen/internal/output"
	"github.com/atlasgen/atlasgen/templates/docs"
)

// readTemplates reads what the configuration puts in the place of built-in
// templates: the files of a folder that has the layout of ours. One that
// replaces nothing is an error, for it would be forgotten when ours is renamed.
func (j *job) readTemplates() error {
	dir := j.settings.Templates
	if dir == "" {
		return nil
	}
	err := filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		data, err := readTemplate(file, filepath.ToSlash(name))
		j.templates = append(j.templates, output.Source{Name: filepath.ToSlash(name), Checksum: output.Checksum(data)})
		return err
	})
	var at exitError
	switch {
	case errors.As(err, &at):
		return err
	case err != nil:
		return usageError("templates: %w", err)
	}
	j.in.docs.Templates = os.DirFS(filepath.Join(dir, "docs"))
	return nil
}

// readTemplate returns a file that stands for the built-in one of a name. A frame
// must be a template, and written for the data that it will be given.
func readTemplate(file, name string) ([]byte, error) {
	place := filepath.ToSlash(file)
	page, ok := strings.CutPrefix(name, "docs/")
	if _, err := fs.Stat(docs.Files, page); !ok || err != nil {
		return nil, fmt.Errorf("%s replaces no built-in template", place)
	}
	data, err := os.ReadFile(file)
	if err != nil || !strings.HasSuffix(name, ".tmpl") {
		return data, err
	}
	if version, said := docs.WrittenFor(data); !said || version != docs.DataVersion {
		return nil, usageError("%s:1: it was not written for version %[2]d of the data: the first line does not say {{/* data %[2]d */ -}}", place, docs.DataVersion)
	}
	tree := syntax.New(place)
	tree.Mode = syntax.SkipFuncCheck
	_, err = tree.Parse(string(data), "", "", map[string]*syntax.Tree{})
	return data, placed(err, func(name string) string { return name })
}

// inTemplate is how text/template and html/template say where they were: in which
// template and, mostly, line.
var inTemplate = regexp.MustCompile(`template: ?([^:]+)((?::[0-9]+)*: .*)`)

// placed returns an error of those packages with the place in front; place makes a
// path of the name of a template, and an empty one if the error is not about it.
func placed(err error, place func(name string) string) error {
	if err == nil {
		return nil
	}
	m := inTemplate.FindStringSubmatch(err.Error())
	if m == nil || place(m[1]) == "" {
		return err
	}
	return usageError("%s%s", place(m[1]), m[2])
}

// blame returns an error with the place of the replaced template that it is about,
// if it is about one.
func (j *job) blame(err error) error {
	return placed(err, func(name string) string {
		name = "docs/" + name + ".tmpl"
		if !slices.ContainsFunc(j.templates, func(t output.Source) bool { return t.Name == name }) {
			return ""
		}
		return filepath.ToSlash(filepath.Join(j.settings.Templates, filepath.FromSlash(name)))
	})
}
