// Package fork holds the files with which a project starts that generates from a
// document of its own choice. They are prose with holes between [[ and ]], which
// a Project fills.
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

// A Project is what the files say of it.
type Project struct {
	Module string // its path: "example.com/atlas"
	Spec   string // the path of the document in it
	Pin    string // empty for a document without versions
}

// A File is one finished file. Path is slash-separated, below the project's root.
type File struct {
	Path string
	Data []byte
}

// places are the paths of the files that do not lie at the root.
var places = map[string]string{
	"ci.yml": ".github/workflows/atlasgen.yml",
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
