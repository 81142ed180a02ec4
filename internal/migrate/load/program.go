// Package load loads Go code together with an older and a newer SDK, and checks the
// types of what the code was changed into. Nothing is written.
package load

import (
	"cmp"
	"context"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

// A Config says what to load.
type Config struct {
	Dir      string   // empty for the working directory
	Patterns []string // of packages, as for the go command; empty for all of the workspace
	Tags     string   // build tags, separated by commas
	To       string   // import path of the newer SDK's package
	SDK      string   // folder of the newer SDK; empty if the module graph has it
}

// A Program is the code that uses an SDK, with the types of both SDKs.
type Program struct {
	Set    *token.FileSet
	Roots  []*packages.Package // the code, dependencies first
	To     string              // import path of the newer SDK's package
	Newer  *types.Package
	Source []*ast.File // the files of the newer SDK
	config Config
	known  map[string]*types.Package // complete packages by path
}

const mode = packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports |
	packages.NeedTypes | packages.NeedTypesSizes | packages.NeedSyntax | packages.NeedTypesInfo | packages.NeedModule

// Load loads the code and both SDKs.
func Load(ctx context.Context, c Config) (*Program, error) {
	p := &Program{Set: token.NewFileSet(), To: c.To, config: c, known: map[string]*types.Package{}}
	patterns, err := c.patterns(ctx)
	if err != nil {
		return nil, err
	}
	roots, err := packages.Load(p.packages(ctx, mode, c.Dir), patterns...)
	if err != nil {
		return nil, fmt.Errorf("loading the code: %w", err)
	}
	if len(roots) == 0 {
		return nil, fmt.Errorf("no packages match %s", strings.Join(patterns, " "))
	}
	p.Roots = inOrder(roots)
	for _, root := range p.Roots {
		p.remember(root)
	}
	return p, p.newer(ctx)
}

// packages returns a configuration for the go command.
func (p *Program) packages(ctx context.Context, mode packages.LoadMode, dir string) *packages.Config {
	c := &packages.Config{Context: ctx, Dir: dir, Mode: mode, Tests: mode&packages.NeedSyntax != 0, Fset: p.Set, Env: os.Environ()}
	if p.config.Tags != "" {
		c.BuildFlags = []string{"-tags=" + p.config.Tags}
	}
	return c
}

// inOrder sorts packages so that each comes after those that it imports.
func inOrder(roots []*packages.Package) []*packages.Package {
	slices.SortFunc(roots, func(a, b *packages.Package) int { return cmp.Compare(a.ID, b.ID) })
	isRoot := map[*packages.Package]bool{}
	for _, r := range roots {
		isRoot[r] = true
	}
	var sorted []*packages.Package
	packages.Visit(roots, nil, func(p *packages.Package) {
		if isRoot[p] && p.Types != nil {
			sorted = append(sorted, p)
		}
	})
	return sorted
}

// remember records the packages that a root imports, directly or not.
func (p *Program) remember(root *packages.Package) {
	for _, imported := range root.Imports {
		if imported.Types != nil {
			p.rememberTypes(imported.Types)
		}
	}
}

func (p *Program) rememberTypes(t *types.Package) {
	if p.known[t.Path()] != nil {
		return
	}
	p.known[t.Path()] = t
	for _, imported := range t.Imports() {
		p.rememberTypes(imported)
	}
}

// Imported returns the packages with certain paths that the code imports, directly or
// not, sorted by path.
func (p *Program) Imported(match func(path string) bool) []*types.Package {
	var all []*types.Package
	for _, path := range slices.Sorted(maps.Keys(p.known)) {
		if match(path) && p.known[path].Complete() {
			all = append(all, p.known[path])
		}
	}
	return all
}
