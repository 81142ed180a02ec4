package sdk

import (
	"bytes"
	"fmt"
	"go/parser"
	"go/token"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/templates"
)

// language is the Go version that an SDK needs.
const language = "1.25.0"

// module returns go.mod, which requires no other module.
func module(o Options) emit.File {
	mod := fmt.Sprintf("module %s\n\ngo %s\n", o.Module, language)
	return emit.File{Path: "sdk/go.mod", Data: []byte(mod)}
}

// runtime returns the hand-written part of the package: the files that the API
// needs, with the package clause of the SDK.
func (g *generator) runtime() ([]emit.File, error) {
	var files []emit.File
	for _, s := range templates.Runtime(g.features()...) {
		data, err := rename(s, g.options.Package)
		if err != nil {
			return nil, err
		}
		files = append(files, emit.File{Path: path(g.options, s.Name), Data: data})
	}
	return files, nil
}

// rename returns a source file with another name in its package clause, marked
// as generated.
func rename(s templates.Source, pkg string) ([]byte, error) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, s.Name, s.Data, parser.PackageClauseOnly)
	if err != nil {
		return nil, emit.Faultf("reading the runtime: %w", err)
	}
	var b bytes.Buffer
	b.WriteString(header + "\n\n")
	b.Write(s.Data[:set.Position(file.Name.Pos()).Offset])
	b.WriteString(pkg)
	b.Write(s.Data[set.Position(file.Name.End()).Offset:])
	return b.Bytes(), nil
}
