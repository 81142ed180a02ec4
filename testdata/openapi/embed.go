// Package openapi contains the project's own API document. A fork can start
// with it before it has fetched the published one.
package openapi

import (
	"embed"
	"io/fs"
)

//go:embed *-admin.yaml
var files embed.FS

// Document returns the document, as YAML, and the name of its file.
func Document() (name string, data []byte, err error) {
	names, err := fs.Glob(files, "*.yaml")
	if err != nil {
		return "", nil, err
	}
	data, err = files.ReadFile(names[0])
	return names[0], data, err
}
