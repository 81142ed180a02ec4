package templates

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed go/fake go/cli go/ops
var tree embed.FS

// Tree returns the Go files of a folder below "go" and its subfolders, without
// tests, by path from that folder.
func Tree(dir string) []Source {
	var sources []Source
	_ = fs.WalkDir(tree, "go/"+dir, func(path string, _ fs.DirEntry, err error) error { // the folder is embedded
		if err == nil && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			data, _ := tree.ReadFile(path)
			sources = append(sources, Source{strings.TrimPrefix(path, "go/"+dir+"/"), data})
		}
		return nil
	})
	return sources
}

// CLIModule returns the requirements in the go.mod of a command line, other
// than the SDK, and its whole go.sum.
func CLIModule() (requirements, sums []byte) {
	requirements, _ = tree.ReadFile("go/cli/cli.mod") // the files are embedded
	sums, _ = tree.ReadFile("go/cli/cli.sum")
	return requirements, sums
}
