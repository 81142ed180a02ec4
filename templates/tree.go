package templates

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed all:ops
var tree embed.FS

// Tree returns the Go files in a folder of hand-written sources and in the
// folders below it, less the tests, by path from that folder.
func Tree(dir string) []Source {
	var sources []Source
	_ = fs.WalkDir(tree, dir, func(path string, _ fs.DirEntry, err error) error { // it is embedded
		if err == nil && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			data, _ := tree.ReadFile(path)
			sources = append(sources, Source{strings.TrimPrefix(path, dir+"/"), data})
		}
		return nil
	})
	return sources
}
