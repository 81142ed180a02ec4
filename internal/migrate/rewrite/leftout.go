package rewrite

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"

	"golang.org/x/tools/go/packages"
)

// leftOut writes a note for each file that uses the SDK and is not compiled as it is,
// because the types of its names are unknown: it imports "C", or build constraints
// exclude it.
func (r *Rewriter) leftOut(p *packages.Package) {
	for _, name := range p.IgnoredFiles {
		r.leftOutFile(name)
	}
	for _, name := range p.GoFiles {
		if !slices.Contains(p.CompiledGoFiles, name) {
			r.leftOutFile(name) // cgo compiles another file instead
		}
	}
}

func (r *Rewriter) leftOutFile(name string) {
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, name, nil, parser.ImportsOnly)
	if err != nil {
		return // not Go code, or not a file of the package
	}
	reason := "build constraints exclude this file: run again with its GOOS, GOARCH or --tags"
	if slices.ContainsFunc(tree.Imports, func(spec *ast.ImportSpec) bool { return spec.Path.Value == `"C"` }) {
		reason = `this file imports "C": change it by hand`
	}
	for _, spec := range tree.Imports {
		path, _ := strconv.Unquote(spec.Path.Value) // the parser has checked it
		if p, _ := r.below(path); p != nil {
			r.Notes = append(r.Notes, Note{set.PositionFor(spec.Pos(), false), Manual, reason})
		}
	}
}
