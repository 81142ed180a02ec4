// Package fork contains the first files of a new project that generates from a
// document. They are templates with the delimiters [[ and ]].
package fork

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"text/template"
)

//go:embed files/*.tmpl
var files embed.FS

// A Project is the data of the files.
type Project struct {
	Module string // path of the module: "example.com/shop"
	Spec   string // path of the document in the module
	URL    string // where the workflow looks for a new document; empty for nowhere
	Pin    string // empty for a document without versions
}

// A File is one finished file. Path is slash-separated, below the project's root.
type File struct {
	Path string
	Data []byte
}

// places are the paths of files outside the root.
var places = map[string]string{
	"ci.yml":        ".github/workflows/atlasgen.yml",
	"gitattributes": ".gitattributes",
}

// Files returns the files of a project, by path.
func (p Project) Files() ([]File, error) {
	names, err := fs.Glob(files, "files/*.tmpl")
	if err != nil {
		return nil, err
	}
	var all []File
	for _, name := range names {
		t, err := template.New("").Delims("[[", "]]").Option("missingkey=error").ParseFS(files, name)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, err)
		}
		base := strings.TrimSuffix(strings.TrimPrefix(name, "files/"), ".tmpl")
		var b bytes.Buffer
		if err := t.ExecuteTemplate(&b, base+".tmpl", p); err != nil {
			return nil, fmt.Errorf("filling %s: %w", name, err)
		}
		path := places[base]
		if path == "" {
			path = base
		}
		all = append(all, File{path, b.Bytes()})
	}
	return all, nil
}
