package templates

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed go/fake go/cli go/ops
var tree embed.FS

// Tree returns the Go files in a folder of hand-written sources below "go" and in the
// folders below it, less the tests, by path from that folder.
func Tree(dir string) []Source {
	var sources []Source
	_ = fs.WalkDir(tree, "go/"+dir, func(path string, _ fs.DirEntry, err error) error { // it is embedded
		if err == nil && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			data, _ := tree.ReadFile(path)
			sources = append(sources, Source{strings.TrimPrefix(path, "go/"+dir+"/"), data})
		}
		return nil
	})
	return sources
}

// CLIModule returns the requirements of a command line's go.mod beside that of
// the SDK, and its whole go.sum.
func CLIModule() (requirements, sums []byte) {
	requirements, _ = tree.ReadFile("go/cli/cli.mod") // they are embedded
	sums, _ = tree.ReadFile("go/cli/cli.sum")
	return requirements, sums
}

// Aliases returns the built-in list of names that operations once had, as YAML.
func Aliases() []byte {
	data, _ := tree.ReadFile("go/cli/aliases.yaml") // it is embedded
	return data
}
